namespace Fsm.Chat.Tests.Programs.Support.Faults;

internal enum Way
{
    ToServer,
    ToClient,
}
