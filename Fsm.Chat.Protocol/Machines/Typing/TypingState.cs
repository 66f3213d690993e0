namespace Fsm.Chat.Protocol.Machines.Typing;

/// <summary>What the input line of a full-screen client is used for.</summary>
public enum TypingState : byte
{
    /// <summary>A line is composed.</summary>
    Composing,

    /// <summary>Enter came, and a moment will show whether a person pressed it or a terminal pasted it.</summary>
    EnterDelayed,

    /// <summary>Several lines were pasted, and the person is asked whether they are sent as one message.</summary>
    PasteAsked,

    /// <summary>What is typed is looked for in the window.</summary>
    Searching,
}
