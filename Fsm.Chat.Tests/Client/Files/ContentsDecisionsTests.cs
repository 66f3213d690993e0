using Fsm.Chat.Client.Files;

namespace Fsm.Chat.Tests.Client.Files;

internal sealed class ContentsDecisionsTests
{
    private static readonly byte[] Hash = TemporaryFolder.Contents(32);

    [Test]
    public void Contents_begin_are_written_and_end()
    {
        var decisions = new ContentsDecisions(length: 5, kept: 0);

        Assert.That(
            (Judge(decisions, Begin(0), 2), Judge(decisions, Data(2), 3), Judge(decisions, Data(3), 4), Judge(decisions, End(5), 5), decisions.Stage),
            Is.EqualTo((ContentsStep.Begin, ContentsStep.Write, ContentsStep.Write, ContentsStep.Finish, ContentsStage.Complete)));
    }

    [Test]
    public void Bytes_and_hash_are_passed_on()
    {
        var decisions = new ContentsDecisions(length: 5, kept: 3);

        Assert.That(decisions.Judge(Header(2), Begin(3)).Offset, Is.EqualTo(3));
        Assert.That(decisions.Judge(Header(3), Data(2)).Bytes.ToArray(), Is.EqualTo(new byte[2]));
        Assert.That(decisions.Judge(Header(4), End(5)).Bytes.ToArray(), Is.EqualTo(Hash));
    }

    [TestCase(0, true)]
    [TestCase(3, true)]
    [TestCase(2, false)]
    [TestCase(4, false)]
    public void Beginning_is_at_what_was_kept_or_at_nothing(int offset, bool isTaken) =>
        Assert.That(Judge(new(length: 5, kept: 3), Begin((ulong)offset), 2), Is.EqualTo(isTaken ? ContentsStep.Begin : ContentsStep.Refuse));

    [Test]
    public void Contents_before_their_beginning_are_refused()
    {
        Assert.That(Judge(new(5, 0), Data(1), 2), Is.EqualTo(ContentsStep.Refuse));
        Assert.That(Judge(new(0, 0), End(0), 2), Is.EqualTo(ContentsStep.Refuse));
    }

    [Test]
    public void Second_beginning_is_refused() => Assert.That(Judge(Begun(), Begin(0), 3), Is.EqualTo(ContentsStep.Refuse));

    [Test]
    public void More_than_was_offered_is_refused() => Assert.That(Judge(Begun(), Data(6), 3), Is.EqualTo(ContentsStep.Refuse));

    [Test]
    public void End_before_the_end_is_refused() => Assert.That(Judge(Begun(), End(5), 3), Is.EqualTo(ContentsStep.Refuse));

    [Test]
    public void End_of_another_length_is_refused()
    {
        var decisions = Begun();
        Judge(decisions, Data(5), 3);

        Assert.That(Judge(decisions, End(6), 4), Is.EqualTo(ContentsStep.Refuse));
    }

    [TestCase(0)]
    [TestCase(2)]
    [TestCase(4)]
    public void Frame_out_of_sequence_is_refused(int sequence) => Assert.That(Judge(Begun(), Data(1), (ulong)sequence), Is.EqualTo(ContentsStep.Refuse));

    [Test]
    public void Frame_of_another_action_is_refused() => Assert.That(Begun().Judge(Header(3) with { Action = FrameAction.SendRequest }, Data(1)).Step, Is.EqualTo(ContentsStep.Refuse));

    [Test]
    public void Ping_is_refused() => Assert.That(Begun().Judge(Header(0) with { Action = FrameAction.Ping }, Data(1)).Step, Is.EqualTo(ContentsStep.Refuse));

    [Test]
    public void Contents_from_the_server_are_refused() => Assert.That(Begun().Judge(Header(3) with { Origin = FrameOrigin.Server }, Data(1)).Step, Is.EqualTo(ContentsStep.Refuse));

    [Test]
    public void Body_without_its_fields_is_refused() => Assert.That(new ContentsDecisions(5, 0).Judge(Header(2), [7, 0]).Step, Is.EqualTo(ContentsStep.Refuse));

    [Test]
    public void Server_may_say_why_it_closes_the_link()
    {
        var frame = Frames.Write(new CloseAnnouncement(CloseReason.ServerStopping), 0, FrameOrigin.Server);
        var verdict = Begun().Judge(new() { Origin = FrameOrigin.Server, Action = FrameAction.DisconnectRequest }, frame.AsSpan(FrameHeader.Size));

        Assert.That((verdict.Step, verdict.Why), Is.EqualTo((ContentsStep.Lose, "the server is stopping")));
    }

    private static ContentsDecisions Begun()
    {
        var decisions = new ContentsDecisions(length: 5, kept: 0);
        Judge(decisions, Begin(0), 2);
        return decisions;
    }

    private static ContentsStep Judge(ContentsDecisions decisions, byte[] body, ulong sequence) => decisions.Judge(Header(sequence), body).Step;

    private static FrameHeader Header(ulong sequence) => new() { Action = FrameAction.FileTransfer, Sequence = sequence };

    private static byte[] Begin(ulong offset) => Frames.Body(new FileBegin { Offset = offset });

    private static byte[] Data(int count) => Frames.Body(new FileData { Bytes = new byte[count] });

    private static byte[] End(ulong length) => Frames.Body(new FileEnd { Length = length, Hash = Hash });
}
