using Fsm.Chat.Protocol.Machines.Client.Download;

namespace Fsm.Chat.Tests.Client;

/// <summary>Brings one download to where a test begins.</summary>
internal abstract class DownloadFixture : ClientFixture
{
    protected ClientWorld DownloadIn(DownloadState state)
    {
        var world = Connected();
        Action[] steps =
        [
            () => world.Server.Offer(),
            () => world.Line("accept 1"),
            () => world.Client.Files.FilePrepared(1, 40, new byte[32]),
            () => world.Server.StartTransfer(),
            () => world.Client.Files.FileLinkAttached(1),
            () => world.Client.Files.ContentsTaken(1),
            () => world.Client.Files.FileStored(1, "/downloads/notes.txt", [0xab]),
        ];
        foreach (var step in steps.Take(state - DownloadState.Beginning))
            step();
        return world;
    }
}
