using Fsm.Chat.Protocol.Machines.Client.Download;
using Moq;

namespace Fsm.Chat.Tests.Client;

/// <summary>Brings one download to where a test begins.</summary>
internal abstract class DownloadFixture : ClientFixture
{
    protected static IEnumerable<string> Statuses(ClientWorld world) => world.All<TransferEvent>().Select(transfer => transfer.Status);

    protected static void AssertEnded(ClientWorld world, string word, string? reason)
    {
        Assert.That(world.All<TransferEvent>().Last(), Has.Property("Status").EqualTo(word).And.Property("Reason").EqualTo(reason));
        Assert.That(Statuses(world).Count(status => status == word), Is.EqualTo(1));
        world.FilePort.Verify(files => files.Stop(1), Times.Once);
    }

    protected static void AssertNothingAsked(ClientWorld world)
    {
        world.Line("accept");
        Assert.That(world.Errors().Last(), Is.EqualTo("nothing_asked"));
    }

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
