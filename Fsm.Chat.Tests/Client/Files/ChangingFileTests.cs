namespace Fsm.Chat.Tests.Client.Files;

/// <summary>Files that do not stay as they were offered. More than fits between two sockets, so that the sender is held in the middle.</summary>
internal sealed class ChangingFileTests : CarrierFixture
{
    private const int Length = 40_000_000;

    [TestCase(Length - 1, Description = "it shrinks")]
    [TestCase(Length / 100, Description = "it shrinks below what was sent")]
    [TestCase(Length + 1, Description = "it grows")]
    public async Task File_whose_length_changes_while_it_is_sent_fails(int length) =>
        Assert.That((await SendWhileAsync(file => file.SetLength(length))).Status, Is.EqualTo(StatusCode.FileChanged));

    [Test]
    public async Task File_that_is_rewritten_while_it_is_sent_fails()
    {
        var told = await SendWhileAsync(file =>
        {
            file.Position = 5;
            file.WriteByte(1);
            file.Flush();
            File.SetLastWriteTimeUtc(file.SafeFileHandle, DateTime.UtcNow.AddSeconds(2));
        });

        Assert.That(told.Status, Is.EqualTo(StatusCode.FileChanged));
    }

    [Test]
    public async Task File_that_was_changed_before_its_turn_fails()
    {
        var path = Folder.Write("a", new byte[10]);
        await ExamineAsync(path);
        Folder.Write("a", new byte[11]);
        var accepting = Server.AcceptAndConfirmAsync();
        await AttachAsync(Sender);
        await accepting;
        Carrier.Send(Sender, 0, new byte[32]);
        var told = await Events.NextAsync(Sender);

        Assert.That((told.Status, told.Text), Is.EqualTo((StatusCode.FileChanged, "it had 10 bytes and has 11")));
    }

    [Test]
    public async Task File_that_is_gone_at_its_turn_fails()
    {
        var path = Folder.Write("a", new byte[10]);
        await ExamineAsync(path);
        File.Delete(path);
        var accepting = Server.AcceptAndConfirmAsync();
        await AttachAsync(Sender);
        await accepting;
        Carrier.Send(Sender, 0, new byte[32]);

        Assert.That((await Events.NextAsync(Sender)).Status, Is.EqualTo(LocalCode.NoSuchFile));
    }

    private async Task<FileEvent> SendWhileAsync(Action<FileStream> change)
    {
        var path = Folder.Write("a", new byte[Length]);
        await ExamineAsync(path);
        var accepting = Server.AcceptAndConfirmAsync();
        await AttachAsync(Sender);
        var link = await accepting;
        Carrier.Send(Sender, 0, new byte[32]);
        await link.ReceiveAsync(new byte[1]); // it has begun
        using (var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite))
            change(file);
        _ = TinyServer.AwaitCloseAsync(link); // goes on reading
        return await Events.NextAsync(Sender);
    }
}
