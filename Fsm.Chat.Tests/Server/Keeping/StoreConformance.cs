using Fsm.Chat.Server.Keeping;
using Fsm.Chat.Server.Keeping.Facts;
using Fsm.Chat.Tests.Server.Keeping.Support;
using static Fsm.Chat.Tests.Server.Keeping.Support.Samples;

namespace Fsm.Chat.Tests.Server.Keeping;

/// <summary>What every store does, whatever is behind it. A new one gets a fixture that derives from this.</summary>
internal abstract class StoreConformance
{
    /// <summary>An empty store.</summary>
    protected abstract StoreUnderTest Open();

    /// <summary>The same store, after the server has ended and begun again.</summary>
    protected abstract StoreUnderTest Reopen();

    [Test]
    public void New_store_knows_nothing()
    {
        var start = Open().Start;

        Assert.That(start.LastMessage, Is.Zero);
        Assert.That((start.Accounts.Count, start.Sessions.Count, start.Conversations.Count, start.Members.Count), Is.EqualTo((0, 0, 0, 0)));
    }

    [Test]
    public void All_facts_are_there_after_a_restart()
    {
        Open().Keep(Everything());

        var start = Reopen().Start;

        Assert.That(start.Accounts, Is.EqualTo([Alice, Bob]));
        Assert.That(start.Proofs.Single() with { Value = AliceKey.Value }, Is.EqualTo(AliceKey));
        Assert.That(start.Proofs.Single().Value.ToArray(), Is.EqualTo(AliceKey.Value.ToArray()));
        Assert.That(start.Sessions.Single().TokenHash.ToArray(), Is.EqualTo(AliceSession.TokenHash.ToArray()));
        Assert.That(start.Conversations, Is.EqualTo([Pair with { LastPlace = 3 }, Team]));
        Assert.That(start.Members, Is.EqualTo([BobInPair]));
        Assert.That(start.LastMessage, Is.EqualTo(3));
    }

    [Test]
    public void Message_comes_back_byte_for_byte()
    {
        var store = Open();
        var message = Message(7, 1, "") with { Text = new byte[] { 0, 0xff, 0xfe, (byte)'\n', 0xc3 } };
        store.Keep(Batch(message, Message(8, 2, "")));

        var read = store.Ask(new StoreQuery.PageBefore(1, long.MaxValue, 10)).Messages;

        Assert.That(read.Select(kept => kept with { Text = default }), Is.EqualTo([message with { Text = default }, Message(8, 2, "") with { Text = default }]));
        Assert.That(read.Select(kept => kept.Text.ToArray()), Is.EqualTo([message.Text.ToArray(), []]));
    }

    [Test]
    public void What_is_written_again_takes_the_place_of_what_was_there()
    {
        var store = Open();
        store.Keep(Everything());
        var change = new StoreBatch();
        change.Add(Alice with { State = AccountStanding.Locked });
        change.Add(BobInPair with { Delivered = 3, Seen = 2, Told = 1 });
        change.Add(Team with { Kind = ConversationKind.EndedGroup });
        change.Remove(AliceKey);
        change.RemoveSession(AliceSession.Id);
        store.Keep(change);

        var start = Reopen().Start;

        Assert.That(start.Accounts[0].State, Is.EqualTo(AccountStanding.Locked));
        Assert.That(start.Members.Single(), Is.EqualTo(BobInPair with { Delivered = 3, Seen = 2, Told = 1 }));
        Assert.That(start.Conversations[1].Kind, Is.EqualTo(ConversationKind.EndedGroup));
        Assert.That((start.Proofs.Count, start.Sessions.Count), Is.EqualTo((0, 0)));
    }

    [Test]
    public void Last_messages_tell_how_far_sessions_and_conversations_have_come()
    {
        var store = Open();
        store.Keep(Everything());
        var cursors = new StoreBatch { CursorsTo = 3 };
        cursors.Add(AliceSession with { Handled = 3 });
        cursors.Add(Pair with { LastPlace = 3 });
        store.Keep(cursors);
        store.Keep(Texts(4, 2));

        var start = Reopen().Start;

        Assert.That(start.Sessions.Single().Handled, Is.EqualTo(5));
        Assert.That((start.Outrun.Conversations, start.Outrun.Sessions), Is.EqualTo((new HashSet<long> { 1 }, new HashSet<long> { 1 })));
        Assert.That(start.Conversations[0].LastPlace, Is.EqualTo(5));
    }

    [Test]
    public void Number_that_is_used_is_refused_and_nothing_of_the_batch_is_stored()
    {
        var store = Open();
        store.Keep(Texts(1, 2));

        var answer = store.Write(Batch(Message(3, 3, "new"), Message(4, 4, "newer") with { Id = 2 }));

        Assert.That((answer.Outcome, answer.Reason), Is.EqualTo(("refused", StoreRefusal.Conflict)));
        Assert.That(store.TextsOf(new StoreQuery.PageAfter(1, 0, 10)), Is.EqualTo(["text 1", "text 2"]));
        store.Keep(Texts(3, 1));
    }

    [Test]
    public void Name_that_is_taken_is_refused_and_both_names_stay_whose_they_were()
    {
        var store = Open();
        store.Keep(Everything());
        var batch = new StoreBatch();
        batch.Add(new KeptAccount(3, "ALICE", "alice", AccountStanding.Open, Moment, Moment));

        var answer = store.Write(batch);

        Assert.That((answer.Outcome, answer.Reason), Is.EqualTo(("refused", StoreRefusal.Conflict)));
        Assert.That(Reopen().Start.Accounts, Is.EqualTo([Alice, Bob]));
    }

    [Test]
    public void Batch_that_is_repeated_is_there_once()
    {
        var store = Open();
        var batch = Everything();
        store.Keep(batch);

        var answer = store.Repeat(batch);

        Assert.That(answer.Outcome, Is.EqualTo("stored"));
        Assert.That(store.TextsOf(new StoreQuery.PageAfter(1, 0, 10)), Is.EqualTo(["text 1", "text 2", "text 3"]));
    }

    [Test]
    public void Batch_that_is_repeated_and_was_never_there_is_stored()
    {
        var store = Open();

        var answer = store.Repeat(Texts(1, 2));

        Assert.That(answer.Outcome, Is.EqualTo("stored"));
        Assert.That(store.TextsOf(new StoreQuery.PageAfter(1, 0, 10)), Is.EqualTo(["text 1", "text 2"]));
    }

    // So that what is asked stands in the index, beyond it, and in both.
    private static readonly int[] Sizes = [1, 30, 4095, 4096, 4097, 5000];

    [Test]
    public void Pages_are_the_same_wherever_the_index_ends([ValueSource(nameof(Sizes))] int count)
    {
        var store = Open();
        for (var from = 1; from <= count; from += 1000)
            store.Keep(Texts(from, Math.Min(1000, count - from + 1)));
        var last = Math.Min(count, 10);

        Assert.That(PlacesOf(new StoreQuery.PageBefore(1, long.MaxValue, 10)), Is.EqualTo(Enumerable.Range(count - last + 1, last)));
        Assert.That(PlacesOf(new StoreQuery.PageBefore(1, 4090, 2)), Is.EqualTo(Enumerable.Range(1, Math.Min(count, 4089)).TakeLast(2)));
        Assert.That(PlacesOf(new StoreQuery.PageAfter(1, 4090, 10)), Is.EqualTo(Enumerable.Range(4091, 10).Where(place => place <= count)));
        Assert.That(PlacesOf(new StoreQuery.PageAfter(2, 0, 10)), Is.Empty);
        Assert.That(store.Ask(new StoreQuery.Unread([(1, 0), (1, count - 1), (2, 0)])).Counts, Is.EqualTo([count, 1, 0]));

        IEnumerable<long> PlacesOf(StoreQuery query) => store.Ask(query).Messages.Select(message => message.Place);
    }

    [Test]
    public void Conversations_are_told_apart()
    {
        var store = Open();
        store.Keep(Batch(Message(1, 1, "to bob"), Message(2, 1, "to all", conversation: 2), Message(3, 2, "to bob again")));

        Assert.That(store.TextsOf(new StoreQuery.PageBefore(2, long.MaxValue, 10)), Is.EqualTo(["to all"]));
        Assert.That(store.TextsOf(new StoreQuery.PageBefore(1, long.MaxValue, 10)), Is.EqualTo(["to bob", "to bob again"]));
    }

    [TestCase("TEXT", new[] { "another Text", "a text" })]
    [TestCase("another text", new[] { "another Text" })]
    [TestCase("canción", new[] { "CANCION" })]
    [TestCase("\"quoted", new[] { "\"quoted\" % _ *" })]
    [TestCase("%", new[] { "\"quoted\" % _ *" })]
    [TestCase("nothing", new string[0])]
    public void Words_are_found_in_a_conversation(string words, string[] found)
    {
        var store = Open();
        store.Keep(Batch(
            Message(1, 1, "a text"), Message(2, 2, "CANCION"), Message(3, 1, "a text elsewhere", conversation: 2), Message(4, 3, "\"quoted\" % _ *"), Message(5, 4, "another Text")));

        Assert.That(store.TextsOf(new StoreQuery.Search([(1, 0)], [.. words.Split(' ')], long.MaxValue, 10)), Is.EqualTo(found));
    }

    [Test]
    public void Search_goes_on_where_it_has_stopped()
    {
        var store = Open();
        store.Keep(Texts(1, 10));

        var first = store.Ask(new StoreQuery.Search([(1, 0)], ["text"], long.MaxValue, 4));
        var second = store.Ask(new StoreQuery.Search([(1, 0)], ["text"], first.SearchedDownTo, 20));

        Assert.That(first.Messages.Select(message => message.Id), Is.EqualTo([10, 9, 8, 7]));
        Assert.That((first.SearchedDownTo, second.SearchedDownTo), Is.EqualTo((7, 0)));
        Assert.That(second.Messages.Select(message => message.Id), Is.EqualTo([6, 5, 4, 3, 2, 1]));
    }

    [Test]
    public void Several_conversations_are_searched_at_once_each_from_its_place_on([Values(10, 4096, 5000)] int count)
    {
        var store = Open();
        var messages = Enumerable.Range(0, count).Select(i => Message(i + 1, (i / 3) + 1, i % 50 < 6 ? $"text {i}" : "-", conversation: (i % 3) + 1)).ToList();
        foreach (var part in messages.Chunk(1000))
            store.Keep(Batch(part));
        var meant = messages.Where(message => (message.Conversation == 1 || (message.Conversation == 2 && message.Place > 2)) && message.Text.Length > 1).Select(message => message.Id).Reverse().ToList();

        var (found, before) = (new List<long>(), long.MaxValue);
        while (before > 0)
        {
            var page = store.Ask(new StoreQuery.Search([(1, 0), (2, 2)], ["text"], before, 70));
            found.AddRange(page.Messages.Select(message => message.Id));
            before = page.SearchedDownTo;
        }

        Assert.That(found, Is.EqualTo(meant));
    }

    [Test]
    public void Who_is_forgotten_leaves_places_and_nothing_else()
    {
        var store = Open();
        store.Keep(Everything());
        store.Keep(Batch(Message(4, 4, "of bob", sender: 2)));
        var forget = new StoreBatch();
        forget.Forget(Alice.Id);
        forget.Add(Alice with { State = AccountStanding.Forgotten });
        store.Keep(forget);

        Assert.That(store.TextsOf(new StoreQuery.PageBefore(1, long.MaxValue, 10)), Is.EqualTo(["", "", "", "of bob"]));
        var start = Reopen().Start;
        Assert.That((start.Proofs.Count, start.Sessions.Count), Is.EqualTo((0, 0)));
        Assert.That(start.Accounts[0].State, Is.EqualTo(AccountStanding.Forgotten));
    }
}
