using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Client.Terminal;
using Fsm.Chat.Protocol.Messages.Kept;

namespace Fsm.Chat.Tests.Client;

/// <summary>What was said before, at the client: what is asked for and what is shown.</summary>
internal sealed class HistoryTests : ReconnectingFixture
{
    private const Wishes Keeps = Wishes.RosterNews | Wishes.Accounts | Wishes.Keeping;
    private const ulong AtNoon = 1_764_590_400_000;

    [TestCase("history bob", 20)]
    [TestCase("history bob 3", 3)]
    public void Last_messages_are_asked_for_and_shown_with_their_times(string line, int count)
    {
        var world = Able();
        world.Line(line);
        Assert.That((Asked(world, out var request), world.LinesWanted), Is.EqualTo(($"bob {count}", 0)), "the next line waits");
        world.Server.Say(new HistoryConfirmation
        {
            Request = request, Conversation = 1, HasMore = true, Peer = "Bob", Messages = [new(4, AtNoon, true, "hi"), new(5, ulong.MaxValue, false, "")],
        });

        var shown = world.All<HistoryEvent>().Single();
        Assert.That((shown.With, shown.HasMore, shown.Text), Is.EqualTo(("Bob", true, "the last 2 messages with Bob:")));
        Assert.That(shown.Messages.Select(message => (message.From, message.Kept.Place)), Is.EqualTo([("alice", 4UL), ("Bob", 5UL)]));
        Assert.That(shown.Messages[0].Kept.SentAt, Is.EqualTo(DateTimeOffset.FromUnixTimeMilliseconds((long)AtNoon)));
        Assert.That(shown.Messages[1].Words, Is.Not.Empty, "that its sender is forgotten is said");
        Assert.That(PlainWriter.Lines(shown).ElementAt(1), Does.EndWith(" alice: hi"));
        Assert.That(world.LinesWanted, Is.EqualTo(1));
    }

    [Test]
    public void What_was_said_last_is_shown_when_a_conversation_is_begun_once()
    {
        var world = Able(looksBack: true);
        Assert.That(Begin(world, out var request), Is.EqualTo("bob 10"));
        world.Server.Say(new HistoryConfirmation { Request = request, Conversation = 1, Peer = "bob", Messages = [new(4, AtNoon, true, "hi")] });
        Assert.That(world.All<HistoryEvent>().Single().Text, Is.EqualTo("all messages with bob:"));
        Assert.That(world.LinesWanted, Is.EqualTo(1));

        world.Line("/quit");
        world.Server.ConfirmOpen();
        world.Line("chat bob");
        Assert.That(world.Server.Read().Select(frame => frame.Header.Action), Has.Member(FrameAction.Conversation).And.No.Member(FrameAction.History), "it was shown");
    }

    [Test]
    public void Whoever_has_got_something_already_is_shown_what_stands_before_it()
    {
        var world = Able(looksBack: true);
        world.Server.Say(new KeptMessage { Conversation = 1, Place = 7, At = AtNoon, Sender = "bob"u8, Text = "are you there?"u8 });
        world.Server.Say(new KeptMessage { Conversation = 1, Place = 8, At = AtNoon, Sender = "bob"u8, Text = "hello?"u8 });
        Begin(world, out var request, before: 7);
        world.Server.Say(new HistoryConfirmation { Request = request, Conversation = 1, Peer = "bob", Messages = [new(6, AtNoon, true, "hi")] });
        Assert.That(world.All<HistoryEvent>().Single().Text, Is.EqualTo("what was said with bob before that:"));
    }

    [Test]
    public void A_server_that_had_no_time_is_asked_again()
    {
        var world = Able(looksBack: true);
        Begin(world, out var request);
        world.Server.Say(new Confirmation(request, StatusCode.ServerBusy));
        world.Line("/quit");
        world.Server.ConfirmOpen();
        Assert.That(Begin(world, out _), Is.EqualTo("bob 10"));
    }

    [Test]
    public void That_nothing_was_said_before_is_not_said_to_whoever_begins([Values] bool isRefused)
    {
        var world = Able(looksBack: true);
        Begin(world, out var request);
        if (isRefused)
            world.Server.Say(new Confirmation(request, StatusCode.NothingKept));
        else
            world.Server.Say(new HistoryConfirmation { Request = request, Peer = "bob", Messages = [] });
        Assert.That((world.All<HistoryEvent>().Count(), world.All<ErrorEvent>().Count()), Is.EqualTo((0, 0)));
    }

    [TestCase(false, true, TestName = "Whoever does not wish for it is not shown what was said last")]
    [TestCase(true, false, TestName = "A server that keeps nothing is not asked what was said last")]
    public void Nobody_is_asked_what_was_said_last(bool looksBack, bool keeps)
    {
        var world = keeps ? Able(looksBack) : NewWorld(settle: options => options with { LooksBack = looksBack });
        if (!keeps)
        {
            world.Start();
            world.Server.Grant();
        }

        world.Line("chat bob");
        Assert.That(world.Server.Read().Select(frame => frame.Header.Action), Has.Member(FrameAction.Conversation).And.No.Member(FrameAction.History));
    }

    [Test]
    public void What_was_said_in_a_group_says_by_whom()
    {
        var world = Able();
        world.Line("history team");
        Asked(world, out var request);
        world.Server.Say(new HistoryConfirmation
        {
            Request = request, Conversation = 1, Peer = "team", Messages = [new(4, AtNoon, true, "hi"), new(5, AtNoon, false, "hello") { From = "bob" }],
        });
        Assert.That(world.All<HistoryEvent>().Single().Messages.Select(message => message.From), Is.EqualTo(["alice", "bob"]));
    }

    [Test]
    public void All_there_is_and_nothing_at_all_are_told_apart()
    {
        var world = Able();
        world.Line("history bob");
        Asked(world, out var request);
        world.Server.Say(new HistoryConfirmation { Request = request, Peer = "bob", Messages = [new(1, AtNoon, false, "hi")] });
        world.Line("history bob");
        Asked(world, out request);
        world.Server.Say(new HistoryConfirmation { Request = request, Peer = "bob", Messages = [] });
        Assert.That(world.All<HistoryEvent>().Select(shown => shown.Text), Is.EqualTo(["all messages with bob:", "nothing was said with bob before"]));
    }

    [Test]
    public void Refusal_is_told_with_what_to_do_next()
    {
        var world = Able();
        world.Line("history nobody");
        Asked(world, out var request);
        world.Server.Say(new Confirmation(request, StatusCode.NothingKept));
        Assert.That(world.All<ErrorEvent>().Single().Code, Is.EqualTo("nothing_kept"));
        Assert.That(world.LinesWanted, Is.EqualTo(1));
    }

    [TestCase("history bob 0")]
    [TestCase("history bob 501")]
    [TestCase("history bob many")]
    public void What_is_no_number_of_messages_is_said(string line)
    {
        var world = Able();
        world.Line(line);
        Assert.That(world.All<ErrorEvent>().Single().Code, Is.EqualTo("usage"));
        Assert.That(world.LinesWanted, Is.EqualTo(1));
    }

    [Test]
    public void Server_that_keeps_nothing_is_not_asked([Values] bool chatting)
    {
        var world = Able(Wishes.RosterNews);
        if (chatting)
            world.Line("chat2");
        world.Line("/history bob");
        Assert.That(world.All<ErrorEvent>().Single().Code, Is.EqualTo("server_cannot"));
    }

    [Test]
    public void Past_is_read_in_the_middle_of_a_conversation()
    {
        var world = Able();
        world.Line("chat2");
        world.Line("/history bob");
        Assert.That(Asked(world, out _), Is.EqualTo("bob 20"));
    }

    [Test]
    public void Whoever_is_coming_back_is_told_to_wait([Values] bool resuming)
    {
        var world = resuming ? Resuming(isChatting: false) : Lost(isChatting: false);
        world.Line("history bob");
        Assert.That(world.All<ErrorEvent>().Last().Code, Is.EqualTo("reconnecting"));
    }

    private ClientWorld Able(bool looksBack) => Able(Keeps, looksBack);

    private ClientWorld Able(Wishes granted = Keeps, bool looksBack = false)
    {
        var world = NewWorld(settle: options => Steady(options) with { LooksBack = looksBack });
        world.Start();
        world.Server.Granted = granted;
        world.Server.Grant();
        return world;
    }

    /// <summary>A conversation with bob is begun.</summary>
    private static string Begin(ClientWorld world, out ulong number, ulong before = 0)
    {
        world.Line("chat bob");
        var frames = world.Server.Read();
        world.Server.Say(new ConversationConfirmation { Request = frames.Single(frame => frame.Header.Action == FrameAction.Conversation).Header.Sequence, Peer = "bob"u8, Port = 40114 });
        return Asked(frames.Single(frame => frame.Header.Action == FrameAction.History), out number, before);
    }

    private static string Asked(ClientWorld world, out ulong number) => Asked(world.Server.Expect(FrameAction.History), out number);

    private static string Asked(ReceivedFrame frame, out ulong number, ulong before = 0)
    {
        number = frame.Header.Sequence;
        Assert.That(HistoryRequest.TryRead(frame.Body, out var request) && request.Before == before, Is.True);
        return $"{Encoding.UTF8.GetString(request.Peer)} {request.Count}";
    }
}
