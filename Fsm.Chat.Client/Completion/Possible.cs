using Fsm.Chat.Client.Commands;
using Fsm.Chat.Client.Facts;

namespace Fsm.Chat.Client.Completion;

/// <summary>What is possible at one moment: everything that a completion may offer. A value, so that nothing in it moves while a disk is read.</summary>
public sealed record Possible
{
    /// <summary>What a plain line means.</summary>
    public TypingMode Mode { get; init; }

    /// <summary>Whom a plain line goes to; empty for nobody in particular.</summary>
    public string Target { get; init; } = "";

    /// <summary>The commands that the machines do something with now.</summary>
    public IReadOnlyList<ClientCommand> Commands { get; init; } = [];

    /// <summary>Whether a text has somewhere to go.</summary>
    public bool HasTarget { get; init; }

    /// <summary>The people whom one knows to be there, without oneself.</summary>
    public IReadOnlyList<string> People { get; init; } = [];

    /// <summary>The names that one ignores.</summary>
    public IReadOnlyList<string> Ignored { get; init; } = [];

    /// <summary>The groups one is in.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>Members of groups as far as they are known, without oneself, by the group's name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Members { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>What answers name the open requests by, oldest first.</summary>
    public IReadOnlyList<string> Requests { get; init; } = [];

    /// <summary>The transfers that can be given up.</summary>
    public IReadOnlyList<string> Cancellable { get; init; } = [];

    /// <summary>The transfers that can be offered again.</summary>
    public IReadOnlyList<string> Resumable { get; init; } = [];

    /// <summary>One's own messages that have no verdict.</summary>
    public IReadOnlyList<string> Undecided { get; init; } = [];

    /// <summary>The transfers that are not over.</summary>
    public IReadOnlyList<string> UnderWay { get; init; } = [];

    /// <summary>The machines of this client.</summary>
    public IReadOnlyList<string> Machines { get; init; } = [];

    /// <summary>The servers of this client.</summary>
    public IReadOnlyList<string> Servers { get; init; } = [];

    /// <summary>Those of them that can be connected to.</summary>
    public IReadOnlyList<string> Connectable { get; init; } = [];

    /// <summary>Those of them that can be disconnected from.</summary>
    public IReadOnlyList<string> Disconnectable { get; init; } = [];

    /// <summary>Who is in the conversation with that person or group, as far as that is known.</summary>
    public IReadOnlyList<string> Company(string name) =>
        Members.TryGetValue(name, out var members) ? members : name.Length == 0 || Groups.Contains(name) ? [] : [name];
}
