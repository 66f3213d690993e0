namespace Fsm.Chat.Tests.Programs.Support.Faults;

/// <summary>A direction of a link.</summary>
internal enum Way
{
    ToServer,
    ToClient,
}
