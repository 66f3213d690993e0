using CsCheck;
using Fsm.Chat.Protocol.Messages.Accounts;
using Fsm.Chat.Protocol.Messages.Kept;

namespace Fsm.Chat.Tests.Framing;

/// <summary>Whatever arrives: it parses, is incomplete, or is an error; and how it was cut changes nothing.</summary>
public sealed class FrameReaderRandomTests
{
    private const uint MaxBody = 64;

    private static readonly Gen<byte[]> Frame = Gen.Select(
        Gen.Byte, Gen.Byte.Array[0, (int)MaxBody + 8], Gen.ULong, (action, body, sequence) =>
        {
            var frame = new byte[FrameHeader.Size + body.Length];
            new FrameHeader { Action = (FrameAction)action, Length = (uint)body.Length, Sequence = sequence }.WriteTo(frame);
            body.CopyTo(frame, FrameHeader.Size);
            return frame;
        });

    private static readonly Gen<byte[]> Mutated = Gen.Select(Frame.Array[1, 4], Gen.Int[0, 1000], Gen.Byte, (frames, at, value) =>
    {
        var bytes = frames.SelectMany(frame => frame).ToArray();
        bytes[at % bytes.Length] = value;
        return bytes;
    });

    // Random bytes hardly ever begin as a frame does, so half of them are helped over that.
    private static readonly Gen<byte[]> Random = Gen.Select(Gen.Bool, Gen.Byte.Array[0, 200], (helped, bytes) => helped ? [(byte)'F', (byte)'C', 1, .. bytes] : bytes);

    [Test]
    public void Random_bytes_never_throw_and_are_accounted_for() => Random.Sample(IsAccountedFor, iter: 20_000);

    [Test]
    public void Mutated_frames_never_throw_and_are_accounted_for() => Mutated.Sample(IsAccountedFor, iter: 20_000);

    [Test]
    public void Cut_of_random_bytes_changes_nothing() => Gen.Select(Gen.OneOf(Random, Mutated), Gen.Int[0, 1000]).Sample((bytes, at) =>
    {
        var whole = Frames.ReadAll(new(bytes), MaxBody);
        var cut = Frames.ReadAll(Segments.CutAt(bytes, at % (bytes.Length + 1)), MaxBody);
        return cut.End == whole.End && cut.Left == whole.Left && cut.Frames.Select(frame => frame.Header).SequenceEqual(whole.Frames.Select(frame => frame.Header))
            && cut.Frames.Zip(whole.Frames).All(pair => pair.First.Body.AsSpan().SequenceEqual(pair.Second.Body));
    }, iter: 20_000);

    // What a whole server or client does with a body: no reader may throw on any of them.
    [Test]
    public void Random_bodies_never_throw() => Gen.Byte.Array[0, 120].Sample(body =>
    {
        _ = ConnectRequest.TryRead(body, out _);
        _ = Welcome.TryRead(body, out _);
        _ = Confirmation.TryRead(body, out _);
        _ = ConversationConfirmation.TryRead(body, out _);
        _ = SendRequest.TryRead(body, out _);
        _ = SendConfirmation.Read(body);
        _ = UserListRequest.TryRead(body, out _);
        _ = UserListPage.TryRead(body, out _);
        _ = ConversationMessage.TryRead(body, out _);
        _ = PresenceNotice.TryRead(body, out _);
        _ = RosterNews.TryRead(body, out _);
        _ = IgnoreRequest.TryRead(body, out _);
        _ = KeptMessage.TryRead(body, out _);
        _ = KeptGroupMessage.TryRead(body, out _);
        _ = DeliveryNews.TryRead(body, out _);
        _ = IgnoreListConfirmation.TryRead(body, out _);
        _ = HistoryRequest.TryRead(body, out _);
        _ = HistoryConfirmation.TryRead(body, out _);
        _ = SearchRequest.TryRead(body, out _, out _);
        _ = SearchConfirmation.TryRead(body, out _);
        _ = AccountRequest.TryRead(body, out _);
        _ = KeyListConfirmation.TryRead(body, out _);
        _ = KeyCodeConfirmation.TryRead(body, out _);
        _ = CloseAnnouncement.TryRead(body, out _);
        _ = Utf8.TryDecode(body, out _);
    }, iter: 20_000);

    private static bool IsAccountedFor(byte[] bytes)
    {
        var (frames, end, left) = Frames.ReadAll(new(bytes), MaxBody);
        return Enum.IsDefined(end) && frames.All(frame => frame.Body.Length <= MaxBody)
            && frames.Sum(frame => FrameHeader.Size + frame.Body.Length) + left == bytes.Length;
    }
}
