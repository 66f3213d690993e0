using Fsm.Chat.Tests.Simulation.World;

namespace Fsm.Chat.Tests.Simulation.Oracle;

/// <summary>How far a message has come, as its sender's screen says.</summary>
internal enum MessageStage
{
    Typed,

    /// <summary>The client has said that it does not send it.</summary>
    Refused,
    Queued,
    Sent,
    Accepted,

    /// <summary>The server keeps it for whoever is away. A verdict may come; if not, it is for another session to hear.</summary>
    Kept,
    Decided,
}

/// <summary>One message in a run, from the keyboard to its verdict.</summary>
internal sealed class Message(SimulatedClient typedInto, string text)
{
    public Person Sender { get; } = typedInto.Person;

    /// <summary>The client that speaks of it: where it was typed, or one that was started after that and has taken over what was left.</summary>
    public SimulatedClient Speaker { get; set; } = typedInto;

    /// <summary>The client it was typed into.</summary>
    public string TypedInto { get; } = typedInto.Process.Name;

    public string Text => text;

    /// <summary>Its place among all messages: they are shown in the order in which they were queued.</summary>
    public long Number { get; set; }

    /// <summary>The person or the group it is for, once the client has said.</summary>
    public string To { get; set; } = "";

    public bool IsToGroup { get; set; }

    public MessageStage Stage { get; set; }

    /// <summary>Whether both names were somebody's on the server's disk when it was queued, so that it must not be lost.</summary>
    public bool IsBetweenHolders { get; set; }

    /// <summary>Whether its sender has seen that the server has it.</summary>
    public bool IsAccepted { get; set; }

    public string? Verdict { get; set; }

    /// <summary>Whether its verdict was printed. One that was not may get another, if its client is killed meanwhile.</summary>
    public bool IsVerdictPrinted { get; set; }

    /// <summary>Whether the server has told its verdict, and not the client by itself.</summary>
    public bool IsVerdictOfServer { get; set; }

    /// <summary>Its sender's machine knows nothing of it any more.</summary>
    public bool IsForgotten { get; set; }

    /// <summary>It has failed because it was not sent; whoever wants to can send it after all.</summary>
    public bool IsUnsent { get; set; }

    /// <summary>Its sender was told that it was never handed over.</summary>
    public bool IsCertainlyUnseen { get; set; }

    public List<SimulatedClient> ShownBy { get; } = [];

    public override string ToString() => $"{text[..Math.Min(text.Length, 12)]} of {Speaker.Process.Name} to {To}";
}
