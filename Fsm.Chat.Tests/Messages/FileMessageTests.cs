using CsCheck;

namespace Fsm.Chat.Tests.Messages;

/// <summary>What is written about files is read again, field by field, and by no reader of another kind.</summary>
public sealed class FileMessageTests
{
    private static readonly Gen<byte[]> Short = Gen.Byte.Array[0, 255];
    private static readonly Gen<byte[]> Hash = Gen.Byte.Array[FileHash.Size];
    private static readonly Gen<byte[]> Token = Gen.Byte.Array[FileToken.Size];

    [Test]
    public void Offer_is_read_again() => Gen.Select(Short, Gen.ULong, Gen.Byte.Array[0, 300]).Sample((destination, length, name) =>
        FileOffer.TryRead(Frames.Body(new FileOffer { Destination = destination, Length = length, Name = name }), out var read)
        && read.Destination.SequenceEqual(destination) && read.Length == length && read.Name.SequenceEqual(name));

    [TestCase(0, 0ul, 0)]
    [TestCase(0, 1ul, 10)]
    [TestCase(0x1FF, ulong.MaxValue, 10)]
    public void What_else_is_told_of_a_file_is_read_again_and_may_be_absent(int mode, ulong modified, int size)
    {
        var traits = new FileTraits((ushort)mode, modified);
        var (offer, offered) = (Frames.Body(new FileOffer { Name = "a"u8, Traits = traits }), Frames.Body(new FileOffered { Name = "a"u8, Traits = traits }));
        Assert.That((offer.Length, offered.Length), Is.EqualTo((13 + size, 24 + size)));
        Assert.That((FileOffer.TryRead(offer, out var asked), asked.Traits), Is.EqualTo((true, traits)));
        Assert.That((FileOffered.TryRead(offered, out var told), told.Traits), Is.EqualTo((true, traits)));
        Assert.That(size == 0 || !FileOffer.TryRead(offer.AsSpan(..^1), out _), Is.True, "what is there is whole");
        Assert.That(FileOffer.TryRead([.. offer, .. new byte[20]], out _), Is.True, "what comes behind is for later versions");
    }

    [Test]
    public void Of_a_mode_only_permissions_are_read()
    {
        FileOffer.TryRead(Frames.Body(new FileOffer { Traits = new(0xFFFF, 0) }), out var read);
        Assert.That(read.Traits.Mode, Is.EqualTo(0x1FF));
    }

    [Test]
    public void Offered_is_read_again() => Gen.Select(Gen.ULong, Short, Short, Gen.UShort, Short).Sample((number, sender, group, seconds, name) =>
        FileOffered.TryRead(
            Frames.Body(new FileOffered { Transfer = number, Sender = sender, Group = group, Length = ~number, Seconds = seconds, Name = name }), out var read)
        && read.Transfer == number && read.Sender.SequenceEqual(sender) && read.Group.SequenceEqual(group)
        && read.Length == ~number && read.Seconds == seconds && read.Name.SequenceEqual(name));

    [Test]
    public void Offer_confirmation_is_read_again() => Gen.Select(Gen.ULong, Transfer().Array[0, 5]).Sample((request, transfers) =>
        OfferConfirmation.TryRead(Frames.Body(new OfferConfirmation { Request = request, Transfers = transfers }), out var read)
        && read.Request == request && read.Transfers.SequenceEqual(transfers));

    [Test]
    public void Offer_confirmation_begins_as_every_confirmation_does() =>
        Assert.That(Confirmation.TryRead(Frames.Body(new OfferConfirmation { Request = 7, Transfers = [] }), out var read) && read is { Request: 7, Status: StatusCode.Ok });

    [Test]
    public void Offer_confirmation_with_a_name_that_is_no_text_is_refused()
    {
        var body = Frames.Body(new OfferConfirmation { Transfers = [new(1, "ab", 1), new(2, "cd", 2)] });
        body[21] = 0xFF; // the first letter of the first name

        Assert.That(OfferConfirmation.TryRead(body, out _), Is.False);
    }

    [Test]
    public void Acceptance_is_read_again() => Gen.Select(Gen.ULong, Gen.ULong, Hash).Sample((number, offset, hash) =>
        FileAcceptance.TryRead(Frames.Body(new FileAcceptance { Transfer = number, Offset = offset, Hash = hash }), out var read)
        && read.Transfer == number && read.Offset == offset && read.Hash.SequenceEqual(hash));

    [Test]
    public void Statement_is_read_again(
        [Values(FileRequestKind.Decline, FileRequestKind.Cancel, FileRequestKind.Report)] FileRequestKind kind, [Values(StatusCode.Ok, StatusCode.DiskFull)] StatusCode status) => Assert.That(
        FileStatement.TryRead(Frames.Body(new FileStatement { Kind = kind, Transfer = ulong.MaxValue - 1, Status = status }), out var read)
        && read.Kind == kind && read.Transfer == ulong.MaxValue - 1 && read.Status == status);

    [Test]
    public void Start_is_read_again() => Gen.Select(Gen.ULong, Token).Sample((number, token) =>
        FileStart.TryRead(Frames.Body(new FileStart { Transfer = number, Token = token }), out var read) && read.Transfer == number && read.Token.SequenceEqual(token));

    [Test]
    public void Attachment_is_read_again() => Gen.Select(Gen.ULong, Token).Sample((number, token) =>
        FileAttachment.TryRead(Frames.Body(new FileAttachment { Transfer = number, Token = token }), out var read)
        && read.Transfer == number && read.Token.SequenceEqual(token));

    [Test]
    public void Ended_is_read_again([Values] StatusCode status) => Assert.That(
        FileEnded.TryRead(Frames.Body(new FileEnded { Transfer = 7, Status = status }), out var read) && read.Transfer == 7 && read.Status == status);

    [Test]
    public void Beginning_is_read_again() => Gen.ULong.Sample(offset =>
        FileBegin.TryRead(Frames.Body(new FileBegin { Offset = offset }), out var read) && read.Offset == offset);

    [Test]
    public void Data_is_read_again() => Gen.Byte.Array[0, 2000].Sample(bytes =>
        FileData.TryRead(Frames.Body(new FileData { Bytes = bytes }), out var read) && read.Bytes.SequenceEqual(bytes));

    [Test]
    public void End_is_read_again() => Gen.Select(Gen.ULong, Hash).Sample((length, hash) =>
        FileEnd.TryRead(Frames.Body(new FileEnd { Length = length, Hash = hash }), out var read) && read.Length == length && read.Hash.SequenceEqual(hash));

    [Test]
    public void Attachment_fits_into_a_first_frame() =>
        Assert.That(Frames.Body(new FileAttachment { Token = new byte[FileToken.Size] }), Has.Length.LessThan(new Fsm.Chat.Protocol.Limits().MaxFirstFrame));

    private static IEnumerable<TestCaseData> Kinds() =>
        Enumerable.Range(0, 12).Select(kind => new TestCaseData((byte)kind));

    [TestCaseSource(nameof(Kinds))]
    public void A_body_is_read_by_the_reader_of_its_kind_alone(byte kind)
    {
        var body = new byte[100];
        body[0] = kind;

        Assert.That(
            (FileOffer.TryRead(body, out _), FileAcceptance.TryRead(body, out _), FileStatement.TryRead(body, out _), FileAttachment.TryRead(body, out _),
                FileBegin.TryRead(body, out _), FileData.TryRead(body, out _), FileEnd.TryRead(body, out _)),
            Is.EqualTo((kind == 1, kind == 2, kind is 3 or 4 or 5, kind == 6, kind == 7, kind == 8, kind == 9)), "requests");
        Assert.That(
            (FileOffered.TryRead(body, out _), FileAcceptance.TryRead(body, out _), FileStart.TryRead(body, out _), FileEnded.TryRead(body, out _)),
            Is.EqualTo((kind == 1, kind == 2, kind == 3, kind == 4)), "notices");
    }

    private static Gen<OfferedTransfer> Transfer() => Gen.Select(Gen.ULong, Gen.OneOf(Gen.Const("ñandú"), Gen.Const("alice"), Gen.Const("")), Gen.UShort, (number, name, port) =>
        new OfferedTransfer(number, name, port));
}
