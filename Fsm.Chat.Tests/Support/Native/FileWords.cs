namespace Fsm.Chat.Tests.Support.Native;

/// <summary>What clients say about files, and what they are told.</summary>
internal static class FileWords
{
    /// <summary>Offers a file.</summary>
    /// <returns>What the server answers: the transfers, or why not.</returns>
    public static (StatusCode Status, IReadOnlyList<OfferedTransfer> Transfers) Offer(
        this NativeClient peer, string to, string name = "plan.txt", ulong length = 10, ushort port = 0, FileTraits traits = default)
    {
        peer.Send(new FileOffer { Destination = Encoding.UTF8.GetBytes(to), Length = length, Name = Encoding.UTF8.GetBytes(name), Traits = traits }, port);
        var body = peer.Await(FrameAction.Confirmation).Body;
        Assert.That(Confirmation.TryRead(body, out var confirmation) && confirmation.Request == peer.Sent, Is.True);
        if (confirmation.Status != StatusCode.Ok)
            return (confirmation.Status, []);
        Assert.That(OfferConfirmation.TryRead(body, out var offered), Is.True);
        return (StatusCode.Ok, offered.Transfers);
    }

    /// <summary>Offers a file to one person, who is there.</summary>
    /// <returns>The number of the transfer.</returns>
    public static ulong OfferTo(this NativeClient peer, string to, string name = "plan.txt", ulong length = 10) =>
        peer.Offer(to, name, length).Transfers.Single().Transfer;

    extension<TClient>(TClient peer)
        where TClient : NativeClient
    {
        public TClient Accept(ulong transfer, ulong offset = 0, byte hash = 0) =>
            peer.Send(new FileAcceptance { Transfer = transfer, Offset = offset, Hash = Filled(FileHash.Size, hash) });

        public TClient Decline(ulong transfer, StatusCode why = StatusCode.Ok) => peer.Say(FileRequestKind.Decline, transfer, why);

        public TClient Cancel(ulong transfer, StatusCode why = StatusCode.Ok) => peer.Say(FileRequestKind.Cancel, transfer, why);

        public TClient Report(ulong transfer, StatusCode why = StatusCode.Ok) => peer.Say(FileRequestKind.Report, transfer, why);

        /// <summary>The first frame of a file link.</summary>
        public TClient Attach(ulong transfer, byte[] token) => peer.Send(new FileAttachment { Transfer = transfer, Token = token });

        public TClient Say(FileRequestKind kind, ulong transfer, StatusCode why = StatusCode.Ok) => peer.Send(new FileStatement { Kind = kind, Transfer = transfer, Status = why });
    }

    public static (ulong Transfer, ulong Offset, byte[] Hash) ExpectAccepted(this NativeClient peer)
    {
        Assert.That(FileAcceptance.TryRead(peer.Await(FrameAction.FileTransfer).Body, out var accepted), Is.True);
        return (accepted.Transfer, accepted.Offset, accepted.Hash.ToArray());
    }

    public static (ulong Transfer, byte[] Token) ExpectStart(this NativeClient peer)
    {
        Assert.That(FileStart.TryRead(peer.Await(FrameAction.FileTransfer).Body, out var start), Is.True);
        return (start.Transfer, start.Token.ToArray());
    }

    public static (ulong Transfer, StatusCode Status) ExpectEnded(this NativeClient peer)
    {
        Assert.That(FileEnded.TryRead(peer.Await(FrameAction.FileTransfer).Body, out var ended), Is.True);
        return (ended.Transfer, ended.Status);
    }

    /// <summary>Takes all frames that have come and expects nothing about files among them.</summary>
    public static void ExpectNothingAboutFiles(this ScriptedPeer peer) =>
        Assert.That(peer.TakeAll().Select(frame => frame.Header.Action), Has.None.EqualTo(FrameAction.FileTransfer));

    /// <summary>Takes all frames that have come and expects no end of this transfer among them.</summary>
    public static void ExpectNoEndOf(this ScriptedPeer peer, ulong transfer) =>
        Assert.That(peer.TakeAll().Count(frame => FileEnded.TryRead(frame.Body, out var ended) && ended.Transfer == transfer), Is.Zero);

    /// <summary>Expects an offer, and then the start of what was accepted.</summary>
    public static void ExpectStartAfterOffer(this NativeClient peer)
    {
        peer.Await(FrameAction.FileTransfer);
        peer.ExpectStart();
    }

    public static byte[] Filled(int count, byte value)
    {
        var bytes = new byte[count];
        bytes.AsSpan().Fill(value);
        return bytes;
    }
}
