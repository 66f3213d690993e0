namespace Fsm.Chat.Tests.Programs.Support.Faults;

internal enum CutKind
{
    /// <summary>The stream ends, as when a program ends in good order (FIN).</summary>
    End,

    /// <summary>The connection is reset, as when the other host does not know it any more (RST).</summary>
    Reset,
}
