using Fsm.Chat.Protocol.Messages.Kept;
using Fsm.Chat.Tests.Server.Support;

namespace Fsm.Chat.Tests.Server.Accounts;

/// <summary>Whoever was in conversations finds what was said in them, and nothing that was said in others.</summary>
public sealed class SearchTests : KeptGroupFixture
{
    private protected override void Prepare()
    {
        base.Prepare();
        Say("lunch at noon");
        Tell(Bob, "carol", "Lunch without alice?");
        Tell(Alice, "bob", "no lunch today");
        Tell(Bob, "alice", "a pity");
        Skip();
    }

    [Test]
    public void Words_are_found_in_all_conversations_of_ones_own_the_newest_first()
    {
        var found = Ask(Alice, "LUNCH");
        Assert.That(found.Messages.Select(Shown), Is.EqualTo([("bob", 1, true, null, "no lunch today"), ("team", 1, true, (string?)null, "lunch at noon")]));
        Assert.That(found.Before, Is.Zero);
        Assert.That(Ask(Bob, "lunch").Messages.Select(Shown), Is.EqualTo(
            [("alice", 1, false, null, "no lunch today"), ("carol", 1, true, null, "Lunch without alice?"), ("team", 1, false, (string?)"alice", "lunch at noon")]));
    }

    [TestCase("bob", "no lunch today")]
    [TestCase("TEAM", "lunch at noon")]
    public void One_conversation_can_be_named(string with, string text) =>
        Assert.That(Ask(Alice, "lunch", with).Messages.Select(found => found.Message.Text), Is.EqualTo([text]));

    [Test]
    public void All_words_have_to_be_in_it() => Assert.That(Ask(Alice, "lunch today").Messages.Select(found => found.Message.Text), Is.EqualTo(["no lunch today"]));

    [Test]
    public void Older_ones_are_found_from_where_the_page_ended()
    {
        var first = Ask(Bob, "lunch", count: 2);
        var second = Ask(Bob, "lunch", count: 2, before: first.Before);
        Assert.That((first.Messages.Count, second.Before), Is.EqualTo((2, 0UL)));
        Assert.That(second.Messages.Select(found => found.Message.Text), Is.EqualTo(["lunch at noon"]));
    }

    [Test]
    public void No_page_has_more_than_fifty()
    {
        for (var i = 0; i < 51; i++)
            Tell(Alice, "bob", $"supper {i}");
        var found = Ask(Alice, "supper", count: 500);
        Assert.That((found.Messages.Count, found.Messages[0].Message.Text, found.Before), Is.EqualTo((50, "supper 50", found.Before)));
        Assert.That(Ask(Alice, "supper", before: found.Before).Messages.Select(one => one.Message.Text), Is.EqualTo(["supper 0"]));
    }

    [Test]
    public void Nothing_from_before_one_joined_is_found()
    {
        Join(Carol, "carol");
        Say("lunch again");
        Skip();
        Assert.That(Ask(Carol, "lunch", "team").Messages.Select(found => found.Message.Text), Is.EqualTo(["lunch again"]));
    }

    [Test]
    public void Client_that_knows_nothing_of_kept_groups_finds_nothing_in_them()
    {
        End(Alice);
        var alice = Server.Dial(key: AlicesKey).Send(new ConnectRequest { Name = "alice"u8, Wishes = Wishes.Keeping | Wishes.Searching });
        alice.Await(FrameAction.UserList);
        Assert.That(Ask(alice, "lunch").Messages.Select(found => found.With), Is.EqualTo(["bob"]));
    }

    [TestCase("carol", "lunch", StatusCode.NothingKept)]
    [TestCase("nobody", "lunch", StatusCode.NothingKept)]
    [TestCase("", "", StatusCode.WordsInvalid)]
    [TestCase("", "x", StatusCode.WordsInvalid)]
    [TestCase("", "a b c d e f g h i", StatusCode.WordsInvalid)]
    public void What_cannot_be_looked_for_is_refused_with_why(string with, string words, StatusCode why) => Assert.That(Answer(Send(Alice, words, with)), Is.EqualTo(why));

    [Test]
    public void Too_long_a_word_is_refused() => Assert.That(Answer(Send(Alice, new string('x', SearchWords.Longest + 1))), Is.EqualTo(StatusCode.WordsInvalid));

    [Test]
    public void Guest_is_told_that_they_have_no_name() => Assert.That(Answer(Send(Connect("guest", key: null), "lunch")), Is.EqualTo(StatusCode.NotRegistered));

    [Test]
    public void One_search_is_done_at_a_time_and_not_faster_than_somebody_types()
    {
        Send(Alice, "lunch");
        Assert.That(Answer(Send(Alice, "lunch")), Is.EqualTo(StatusCode.ServerBusy));
        Work();
        Assert.That(Alice.ExpectFound().Messages, Has.Count.EqualTo(2));
        for (var i = 1; i < 5; i++)
            Ask(Alice, "lunch");
        Assert.That(Answer(Send(Alice, "lunch")), Is.EqualTo(StatusCode.ServerBusy));
        Server.Pass(TimeSpan.FromSeconds(1));
        Ask(Alice, "lunch");
    }

    private static (string With, int Place, bool IsOwn, string? From, string Text) Shown(FoundMessage found) =>
        (found.With, (int)found.Message.Place, found.Message.IsOwn, found.Message.From, found.Message.Text);

    private static ScriptedPeer Send(ScriptedPeer peer, string words, string with = "", ushort count = 50, ulong before = 0)
    {
        peer.Acknowledge().Skip();
        peer.Send(new SearchRequest { Count = count, Before = before, In = with, Words = words.Split(' ', StringSplitOptions.RemoveEmptyEntries) });
        return peer;
    }

    private SearchConfirmation Ask(ScriptedPeer peer, string words, string with = "", ushort count = 50, ulong before = 0)
    {
        Send(peer, words, with, count, before);
        Work();
        return peer.ExpectFound();
    }

    private void Tell(ScriptedPeer peer, string to, string text)
    {
        peer.SendText(to, text);
        Work();
    }
}
