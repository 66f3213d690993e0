namespace Fsm.Chat.Tests.Server.Accounts;

/// <summary>Who holds their name is told to those who ask for it.</summary>
internal sealed class HolderTests : AccountFixture
{
    [Test]
    public void List_says_whose_names_are_theirs_where_it_is_asked_for([Values] bool asks)
    {
        Register("alice", AlicesKey);
        Connect("bob", key: null);
        var eve = Server.Dial().Send(new ConnectRequest { Name = "eve"u8, Wishes = asks ? Wishes.Holders : Wishes.Accounts });
        Assert.That(Welcome.TryRead(eve.Expect(FrameAction.Confirmation).Body, out var welcome));
        Assert.That(welcome.Granted.HasFlag(Wishes.Holders), Is.EqualTo(asks));
        Assert.That(UserListPage.TryRead(eve.Expect(FrameAction.UserList).Body, out var page));

        Assert.That(page.Users.Select(user => (user.Name, user.IsHolder)), Is.EquivalentTo(asks
            ? [("eve", false), ("alice", true), ("bob", false)]
            : new (string, bool?)[] { ("eve", null), ("alice", null), ("bob", null) }));
    }

    [Test]
    public void News_say_that_somebody_has_registered()
    {
        var eve = Server.Dial().Send(new ConnectRequest { Name = "eve"u8, Wishes = Wishes.Holders | Wishes.RosterNews });
        eve.Await(FrameAction.UserList);
        Register("alice", AlicesKey);
        Server.Pass(TimeSpan.FromSeconds(5));

        var told = new List<(string, bool?)>();
        foreach (var frame in eve.TakeAll().Where(frame => frame.Action == FrameAction.RosterNews))
        {
            Assert.That(RosterNews.TryRead(frame.Body, out var news));
            told.AddRange(news.Came.Select(user => (user.Name, user.IsHolder)));
        }

        Assert.That(told, Does.Contain(("alice", (bool?)true)));
    }
}
