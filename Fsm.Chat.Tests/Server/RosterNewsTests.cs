using Fsm.Chat.Server.Hub.Books;
using Fsm.Chat.Tests.Server.Support;

namespace Fsm.Chat.Tests.Server;

/// <summary>Who asks for it is told who comes and goes: soon, in few frames however many come, and nobody else is.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class RosterNewsTests : IDisposable
{
    private readonly HubHarness _harness = new(new Limits { LinksPerAddress = 100_000 });

    public void Dispose() => _harness.Dispose();

    [Test]
    public void Who_comes_and_goes_is_told_to_who_asked_and_to_nobody_else()
    {
        var (ana, carla) = (Listen("ana"), _harness.Connect("carla"));
        _harness.Pass(TimeSpan.FromSeconds(2));
        ana.Acknowledge().Skip();
        carla.Skip();

        var bob = _harness.Connect("bob");
        _harness.Pass(TimeSpan.FromSeconds(1.5));
        Assert.That(Told(ana), Is.EqualTo("Changes 3 +bob"));
        bob.SendBare(FrameAction.DisconnectRequest);
        _harness.Pass(TimeSpan.FromSeconds(1.5));
        Assert.That(Told(ana), Is.EqualTo("Changes 2 -bob"));
        Assert.That(carla.TakeAll().Select(frame => frame.Action), Has.None.EqualTo(FrameAction.RosterNews));
    }

    [Test]
    public void Who_came_and_went_meanwhile_is_told_once_as_it_is_now()
    {
        var ana = Listen("ana");
        _harness.Pass(TimeSpan.FromSeconds(2));
        ana.Acknowledge().Skip();
        _harness.Connect("bob").SendBare(FrameAction.DisconnectRequest);
        var again = _harness.Connect("bob");
        _harness.Pass(TimeSpan.FromSeconds(1.5));
        Assert.That((Told(ana), again.IsReleased), Is.EqualTo(("Changes 2 +bob", false)));
    }

    [TestCase(150, "Everybody")]
    [TestCase(250, "TooMany")]
    public void More_than_can_be_named_is_a_list_or_a_number(int people, string kind)
    {
        var ana = Listen("ana");
        _harness.Pass(TimeSpan.FromSeconds(2));
        ana.Acknowledge().Skip();
        for (var i = 0; i < people; i++)
            _harness.Connect($"p{i}");
        _harness.Pass(TimeSpan.FromSeconds(1.5));
        var news = News(ana);
        Assert.That((news.Kind.ToString(), news.Total, news.Came.Count), Is.EqualTo((kind, (uint)people + 1, kind == "Everybody" ? people + 1 : 0)));
    }

    [Test]
    public void Who_takes_nothing_is_not_buried_in_news_and_gets_the_whole_list_later()
    {
        var ana = Listen("ana");
        for (var second = 0; second < 60; second++)
        {
            for (var i = 0; i < 60; i++)
                _harness.Connect($"p{i}-{second}-with-a-name-of-some").SendBare(FrameAction.DisconnectRequest);
            _harness.Pass(TimeSpan.FromSeconds(1.05));
        }

        Assert.That(ana.TakeAll().Count(frame => frame.Action == FrameAction.RosterNews), Is.LessThan(30));
        ana.Acknowledge();
        _harness.Connect("bob");
        _harness.Pass(TimeSpan.FromSeconds(1.5));
        Assert.That(Told(ana), Is.EqualTo("Everybody 2 +ana +bob"));
    }

    [Test]
    public void A_thousand_who_come_at_once_and_all_listen_cost_a_few_frames_each()
    {
        List<ScriptedPeer> all = [];
        for (var i = 0; i < 1000; i++)
        {
            all.Add(Listen($"p{i}"));
            if (i % 100 == 99)
                _harness.Pass(TimeSpan.FromSeconds(1));
        }

        var frames = all.Sum(peer => peer.TakeAll().Count(frame => frame.Action == FrameAction.RosterNews));
        Assert.That(frames, Is.InRange(1000, 10 * RosterNewsDecisions.FramesEachSecond), "in ten seconds, and not the million that each telling each would be");
    }

    [TestCase(1, 1)]
    [TestCase(1000, 1)]
    [TestCase(10_000, 10)]
    public void The_more_listen_the_less_often_they_are_told(int listeners, double seconds)
    {
        var at = TimeSpan.FromSeconds(100);
        Assert.That(RosterNewsDecisions.IsDue(at + TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1), at, listeners), Is.False);
        Assert.That(RosterNewsDecisions.IsDue(at + TimeSpan.FromSeconds(seconds), at, listeners));
        Assert.That(RosterNewsDecisions.IsDue(TimeSpan.Zero, TimeSpan.MinValue, listeners));
    }

    [TestCase(64, 1000, true, RosterNewsKind.Changes)]
    [TestCase(65, 1000, true, RosterNewsKind.TooMany)]
    [TestCase(65, 200, true, RosterNewsKind.Everybody)]
    [TestCase(1, 201, false, RosterNewsKind.TooMany)]
    [TestCase(1, 200, false, RosterNewsKind.Everybody)]
    public void What_is_told_is_decided(int changes, int people, bool isUpToDate, RosterNewsKind kind) =>
        Assert.That(RosterNewsDecisions.Decide(changes, people, listed: 200, isUpToDate), Is.EqualTo(kind));

    private ScriptedPeer Listen(string name)
    {
        var peer = _harness.Dial().Send(new ConnectRequest { Name = Encoding.UTF8.GetBytes(name), Wishes = Wishes.RosterNews });
        Assert.That(Welcome.TryRead(peer.Expect(FrameAction.Confirmation).Body, out var welcome) && welcome.Granted == Wishes.RosterNews);
        peer.Expect(FrameAction.UserList);
        return peer;
    }

    private static RosterNews News(ScriptedPeer peer)
    {
        Assert.That(RosterNews.TryRead(peer.TakeAll().Last(frame => frame.Action == FrameAction.RosterNews).Body, out var news));
        peer.Acknowledge();
        return news;
    }

    private static string Told(ScriptedPeer peer)
    {
        var news = News(peer);
        return string.Join(' ', [$"{news.Kind} {news.Total}", .. news.Came.Select(user => $"+{user.Name}"), .. news.Went.Select(name => $"-{name}")]);
    }
}
