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
    Decided,
}

/// <summary>One message in a run, from the keyboard to its verdict.</summary>
internal sealed class Message(SimulatedClient sender, string text, long number)
{
    public SimulatedClient Sender => sender;

    public string Text => text;

    public long Number => number;

    /// <summary>The person or the group it is for, once the client has said.</summary>
    public string To { get; set; } = "";

    public bool IsToGroup { get; set; }

    public MessageStage Stage { get; set; }

    /// <summary>Its verdict in a word.</summary>
    public string? Verdict { get; set; }

    /// <summary>Its sender was told that it was never handed over.</summary>
    public bool IsCertainlyUnseen { get; set; }

    /// <summary>Screens that have printed it.</summary>
    public List<SimulatedClient> ShownBy { get; } = [];

    public override string ToString() => $"{text[..Math.Min(text.Length, 12)]} of {sender.Process.Name} to {To}";
}
