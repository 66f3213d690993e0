namespace Fsm.Chat.Tests.Exploration.Modelling;

internal enum Mover
{
    /// <summary>A person, who may as well do nothing.</summary>
    Person,

    /// <summary>The network or a stranger, who may as well do nothing.</summary>
    Fault,

    /// <summary>A frame arrives, or the end of the stream.</summary>
    Wire,

    /// <summary>A timer or the sweep.</summary>
    Time,

    /// <summary>The program itself, its disk and its operating system.</summary>
    Program,
}

/// <summary>One line of the table of what may happen: whenever its guard holds, and there is room for what it sends.</summary>
internal sealed record Move(Mover Mover, string Name, Value Guard, ImmutableArray<Statement> Body);
