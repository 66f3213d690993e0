using System.Net.Sockets;

namespace Fsm.Chat.Tests.Client.Files;

/// <summary>Attaching, and receivers that are told nonsense.</summary>
internal sealed class FileLinkTests : CarrierFixture
{
    private static readonly byte[] Contents = TemporaryFolder.Contents(1000);

    [Test]
    public async Task Attachment_shows_transfer_and_token_as_the_first_frame()
    {
        Carrier.Attach(Receiver, Server.Endpoint, id: 77, Token(Receiver));
        var (link, attached) = await Server.AcceptAsync();

        Assert.That((attached.Action, attached.Header.Origin, attached.Header.Sequence, attached.Header.Acknowledgement), Is.EqualTo((FrameAction.FileTransfer, FrameOrigin.Client, 1UL, 0UL)));
        Assert.That(FileAttachment.TryRead(attached.Body, out var attachment), Is.True);
        Assert.That((attachment.Transfer, attachment.Token.ToArray()), Is.EqualTo((77UL, Token(Receiver))));
        Assert.That(Events.IsEmpty(Receiver), Is.True, "it is attached when the server says so");
        await TinyServer.SayAsync(link, new Confirmation(1, StatusCode.Ok), sequence: 1);
        Assert.That((await Events.NextAsync(Receiver)).What, Is.EqualTo("FileLinkAttached"));
    }

    [Test]
    public async Task Refused_attachment_is_told_in_words()
    {
        Carrier.Attach(Receiver, Server.Endpoint, 7, Token(Receiver));
        var (link, _) = await Server.AcceptAsync();
        await TinyServer.SayAsync(link, new Confirmation(1, StatusCode.UnknownToken), sequence: 1);

        Assert.That(await LossAsync(), Is.EqualTo(StatusCode.UnknownToken.Explain()));
    }

    [Test]
    public async Task Close_before_the_answer_is_told_in_words()
    {
        Carrier.Attach(Receiver, Server.Endpoint, 7, Token(Receiver));
        var (link, _) = await Server.AcceptAsync();
        await TinyServer.SayAsync(link, new CloseAnnouncement(CloseReason.ServerStopping), sequence: 0);

        Assert.That(await LossAsync(), Is.EqualTo("the server is stopping"));
    }

    [Test]
    public async Task End_before_the_answer_loses_the_link()
    {
        Carrier.Attach(Receiver, Server.Endpoint, 7, Token(Receiver));
        var (link, _) = await Server.AcceptAsync();
        link.Shutdown(SocketShutdown.Send);

        Assert.That(await LossAsync(), Is.EqualTo(CloseReason.PeerLost.Explain()));
    }

    [Test]
    public async Task Answer_to_something_else_loses_the_link()
    {
        Carrier.Attach(Receiver, Server.Endpoint, 7, Token(Receiver));
        var (link, _) = await Server.AcceptAsync();
        await TinyServer.SayAsync(link, new Confirmation(2, StatusCode.Ok), sequence: 1);

        Assert.That(await LossAsync(), Is.EqualTo(CloseReason.NotPermitted.Explain()));
    }

    [Test]
    public async Task Nobody_there_loses_the_link()
    {
        Server.Dispose();
        Carrier.Attach(Receiver, Server.Endpoint with { Port = 1 }, 7, Token(Receiver));

        Assert.That(await LossAsync(), Is.EqualTo("nobody listens there"));
    }

    [Test]
    public async Task Waiting_for_the_answer_ends_when_it_is_stopped()
    {
        Carrier.Attach(Receiver, Server.Endpoint, 7, Token(Receiver));
        var (link, _) = await Server.AcceptAsync();
        Carrier.Stop(Receiver);

        await TinyServer.AwaitCloseAsync(link);
        await Carrier.DisposeAsync();
        Assert.That(Events.IsEmpty(Receiver), Is.True);
    }

    [Test]
    public async Task Right_contents_are_taken_however_they_are_cut()
    {
        var link = await TakeAsync();
        foreach (var bytes in Good().SelectMany(frame => frame).Chunk(7))
            await link.SendAsync(bytes);

        Assert.That((await Events.NextAsync(Receiver)).What, Is.EqualTo("ContentsTaken"));
    }

    [Test]
    public async Task Contents_that_come_right_behind_the_confirmation_are_taken()
    {
        await PrepareAsync("a", Contents.Length);
        Carrier.Attach(Receiver, Server.Endpoint, 7, Token(Receiver));
        var (link, _) = await Server.AcceptAsync();
        await link.SendAsync((byte[])[.. Frames.Write(new Confirmation(1, StatusCode.Ok), 1, FrameOrigin.Server), .. Good().SelectMany(frame => frame)]);
        Assert.That((await Events.NextAsync(Receiver)).What, Is.EqualTo("FileLinkAttached"));
        Carrier.Take(Receiver);

        Assert.That((await Events.NextAsync(Receiver)).What, Is.EqualTo("ContentsTaken"));
    }

    [Test]
    public async Task Wrong_sequence_fails() => await FailsAsync([Good()[0], Frames.Write(new FileData { Bytes = Contents }, 4)]);

    [Test]
    public async Task Contents_before_their_beginning_fail() => await FailsAsync([Frames.Write(new FileData { Bytes = Contents }, 2)]);

    [Test]
    public async Task Wrong_hash_fails() => await FailsAsync([Good()[0], Good()[1], Frames.Write(new FileEnd { Length = 1000, Hash = new byte[32] }, 4)]);

    [Test]
    public async Task Foreign_bytes_fail() => await FailsAsync([Good()[0], "HTTP/1.1 400 Bad Request\r\n"u8.ToArray()]);

    [Test]
    public async Task Frame_longer_than_any_of_ours_fails()
    {
        var header = new byte[FrameHeader.Size];
        new FrameHeader { Action = FrameAction.FileTransfer, Sequence = 3, Length = FileData.Limit + 2 }.WriteTo(header);

        await FailsAsync([Good()[0], header]);
    }

    [Test]
    public async Task More_than_was_offered_fails_and_is_not_written()
    {
        await FailsAsync([Good()[0], Good()[1], Frames.Write(new FileData { Bytes = [1] }, 4)]);
        Carrier.Stop(Receiver);
        await Carrier.DisposeAsync();

        Assert.That(new FileInfo(Path.Combine(Downloads, "a.part")).Length, Is.EqualTo(1000));
    }

    private static byte[][] Good() =>
    [
        Frames.Write(new FileBegin(), 2), Frames.Write(new FileData { Bytes = Contents }, 3), Frames.Write(new FileEnd { Length = 1000, Hash = TemporaryFolder.Hash(Contents) }, 4),
    ];

    private async Task<string> LossAsync()
    {
        var told = await Events.NextAsync(Receiver);
        Assert.That(told.What, Is.EqualTo("FileLinkLost"));
        return told.Text;
    }

    private async Task<Socket> TakeAsync()
    {
        await PrepareAsync("a", Contents.Length);
        var accepting = Server.AcceptAndConfirmAsync();
        await AttachAsync(Receiver);
        Carrier.Take(Receiver);
        return await accepting;
    }

    private async Task FailsAsync(byte[][] frames)
    {
        var link = await TakeAsync();
        foreach (var frame in frames)
            await link.SendAsync(frame);
        var told = await Events.NextAsync(Receiver);

        Assert.That((told.What, told.Status), Is.EqualTo(("FileFailed", StatusCode.ContentsDiffer)));
        Assert.That(told.Text, Is.Not.Empty);
        Assert.That(Folder.Names("downloads"), Is.EqualTo(["a.part"]));
    }
}
