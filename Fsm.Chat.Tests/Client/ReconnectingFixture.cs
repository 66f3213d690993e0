using Fsm.Chat.Client.Crash;
using Fsm.Chat.Client.Session.Subjects;

namespace Fsm.Chat.Tests.Client;

/// <summary>Clients whose connection is lost, at one moment or another.</summary>
internal abstract class ReconnectingFixture : ClientFixture
{
    protected const double FirstWait = 0.5;

    protected static readonly TrustRefusal Refusal = new(LocalCode.CertificateChanged, "another certificate", "look at it");

    protected static ClientOptions Steady(ClientOptions options) => options with { Jitter = () => 1 };

    protected ClientWorld Lost(bool isChatting, bool interactive = true)
    {
        var world = isChatting ? Chatting(interactive, settle: Steady) : Connected(interactive, settle: Steady);
        world.Client.LinkLost(world.Server.Link);
        return world;
    }

    protected ClientWorld Resuming(bool isChatting)
    {
        var world = Lost(isChatting);
        world.Advance(FirstWait);
        return world;
    }

    // A message on its way, one that waits for its window, an invitation, and an offer.
    protected ClientWorld Full(bool isChatting)
    {
        var world = isChatting ? Chatting(settle: Steady, window: 1) : Connected(settle: Steady);
        world.Server.Say(new GroupNotice { News = new GroupNews.Invited(60), Group = "team"u8, Person = "carol"u8 });
        world.Server.Offer();
        if (isChatting)
        {
            world.Line("on its way");
            world.Line("waits");
        }

        return world;
    }

    // Of an earlier client: a session, and what was noted of its texts.
    protected ClientWorld LeftBehind(params CrashNote[] notes)
    {
        var state = new MemoryState();
        foreach (var note in (CrashNote[])[new SessionBegan(new byte[Welcome.TokenSize]), .. notes])
            state.Note(ServerEndpoint.Default, "alice", note);
        state.Flush();
        return NewWorld(settle: options => Steady(options) with { CrashNotes = state });
    }

    protected static void Presence(ClientWorld world, params PresenceChange[] changes)
    {
        foreach (var change in changes)
            world.Server.Say(new PresenceNotice { Change = change, Name = "bob"u8, Reason = CloseReason.PeerLost });
    }

    protected static void AssertNoViolation(ClientWorld world) => Assert.That(world.Journal.Select(step => step.Outcome), Has.None.EqualTo(StepOutcome.Violation));

    protected static int Offers(ClientWorld world) => Notices(world).Count(text => text.Contains("of your lines never got", StringComparison.Ordinal));

    protected static void AssertAllEnded(ClientWorld world, bool isChatting)
    {
        Assert.That(world.Verdicts(), Is.EqualTo(isChatting ? new[] { "on its way unknown " + world.All<VerdictEvent>().First().Reason } : []), "what has not left is kept");
        Assert.That(world.All<TransferEvent>().Last().Status, Is.EqualTo("failed"));
        world.Line("/accept team");
        Assert.That(world.Errors().Last(), Is.EqualTo("nothing_asked").Or.EqualTo("no_such_request"));
    }

    protected static void AssertTriedAgain(ClientWorld world)
    {
        Assert.That(world.State, Is.EqualTo("Reconnecting"));
        var links = world.Links.Count;
        world.Advance(1);
        Assert.That((world.State, world.Links.Count), Is.EqualTo(("Resuming", links + 1)));
        world.Server.GiveBack(world.Links[0], handled: 2);
        Assert.That(world.State, Is.EqualTo("Chatting"));
    }

    // A script must not have texts taken for commands; a person sees the prompt.
    protected static void AssertSkips(ClientWorld world, bool interactive)
    {
        world.Line("servers");
        Assert.That(world.Errors().Last() == "skipped", Is.EqualTo(!interactive));
    }

    protected static IEnumerable<string> Notices(ClientWorld world) => world.All<NoticeEvent>().Select(notice => notice.Text);
}
