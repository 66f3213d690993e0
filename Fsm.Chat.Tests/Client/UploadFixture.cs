using Fsm.Chat.Protocol.Machines.Client.Upload;
using Moq;

namespace Fsm.Chat.Tests.Client;

/// <summary>Brings one upload to where a test begins.</summary>
internal abstract class UploadFixture : ClientFixture
{
    protected const string Path = "/home/alice/notes.txt";

    protected static IEnumerable<string> Statuses(ClientWorld world) => world.All<TransferEvent>().Select(transfer => transfer.Status);

    protected static void AssertEnded(ClientWorld world, string word, string? reason)
    {
        Assert.That(world.All<TransferEvent>().Last(), Has.Property("Status").EqualTo(word).And.Property("Reason").EqualTo(reason));
        world.FilePort.Verify(files => files.Stop(1), Times.Once);
    }

    protected ClientWorld UploadIn(UploadState state)
    {
        var world = Connected();
        Action[] steps =
        [
            () => world.Line($"file {Path} bob"),
            () => world.Client.Files.FileExamined(1, "notes.txt", 100),
            () => world.Server.ConfirmOffer(),
            () => world.Server.Accepted(offset: 40),
            () => world.Server.StartTransfer(),
            () => world.Client.Files.FileLinkAttached(1),
            () => world.Client.Files.ContentsSent(1, [0xab, 0xcd]),
            () => world.Server.EndTransfer(),
        ];
        foreach (var step in steps.Take(state - UploadState.Beginning - (state > UploadState.Postponed ? 1 : 0)))
            step();
        return world;
    }
}
