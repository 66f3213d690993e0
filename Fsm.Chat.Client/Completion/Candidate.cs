namespace Fsm.Chat.Client.Completion;

/// <summary>What a candidate stands for.</summary>
public enum CandidateKind : byte
{
    /// <summary>A command.</summary>
    Command,

    /// <summary>A person.</summary>
    Person,

    /// <summary>A group.</summary>
    Group,

    /// <summary>An offer or an invitation that waits for an answer.</summary>
    Request,

    /// <summary>A transfer, by its number.</summary>
    Transfer,

    /// <summary>A message of one's own, by its number.</summary>
    Message,

    /// <summary>A machine.</summary>
    Machine,

    /// <summary>A server.</summary>
    Server,

    /// <summary>A folder: what is in it comes next.</summary>
    Folder,

    /// <summary>A file that can be sent.</summary>
    File,
}

/// <summary>One way in which what is typed can go on.</summary>
/// <param name="Text">What to put in the place of the span, with what has to follow: <c>bob: </c>, <c>/users </c>, <c>"my folder/</c>.</param>
/// <param name="Label">The name alone, for a list to choose from. As it came: whoever shows it has to escape it.</param>
/// <param name="Kind">What it stands for.</param>
public readonly record struct Candidate(string Text, string Label, CandidateKind Kind);
