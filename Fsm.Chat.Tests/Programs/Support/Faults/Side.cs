namespace Fsm.Chat.Tests.Programs.Support.Faults;

/// <summary>Who is told of a cut. Whoever is not told has a half-open link: it can write, nothing comes, and no end of the stream.</summary>
[Flags]
internal enum Side
{
    Client = 1,
    Server = 2,
    Both = Client | Server,
}
