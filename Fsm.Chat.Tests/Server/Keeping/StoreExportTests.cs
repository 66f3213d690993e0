using System.Text.Json;
using Fsm.Chat.Server;
using Fsm.Chat.Server.Keeping;
using Fsm.Chat.Server.Keeping.Facts;
using Fsm.Chat.Server.Keeping.Sqlite;
using Fsm.Chat.Tests.Server.Keeping.Support;
using static Fsm.Chat.Tests.Server.Keeping.Support.Samples;

namespace Fsm.Chat.Tests.Server.Keeping;

/// <summary>People get all that is theirs, and nothing that they could not read.</summary>
internal sealed class StoreExportTests
{
    private string _folder = null!;
    private SqliteStore _store = null!;
    private StoreUnderTest _asked = null!;

    [SetUp]
    public void Make()
    {
        _folder = Directory.CreateTempSubdirectory("fsmchat").FullName;
        _store = SqliteStore.Open(_folder, Durability.Process, TimeProvider.System);
        _asked = new(_store);
        _asked.Keep(Everything());
    }

    [TearDown]
    public void Remove()
    {
        _store.Dispose();
        _store.Closed.Wait();
        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public void Everything_of_an_account_is_a_line_and_what_proves_it_is_not_there()
    {
        const string At = "2025-11-29T08:00:00Z";

        Assert.That(Export("alice"), Is.EqualTo(new[]
        {
            $$"""{"type":"account","name":"Alice","created":"{{At}}","last_seen":"{{At}}"}""",
            $$"""{"type":"proof","kind":"key","label":"laptop","created":"{{At}}","last_used":"{{At}}"}""",
            $$"""{"type":"conversation","id":1,"with":"bob","role":"member","created":"{{At}}"}""",
            """{"type":"message","conversation":1,"place":1,"from":"Alice","text":"text 1","sent_at":"2025-11-29T08:00:00.0000001Z"}""",
            """{"type":"message","conversation":1,"place":2,"from":"Alice","text":"text 2","sent_at":"2025-11-29T08:00:00.0000002Z"}""",
            """{"type":"message","conversation":1,"place":3,"from":"Alice","text":"text 3","sent_at":"2025-11-29T08:00:00.0000003Z"}""",
        }));
    }

    [TestCase(MemberRole.Member, 2, 0, "3, 4, 5")]
    [TestCase(MemberRole.Owner, 0, 0, "1, 2, 3, 4, 5")]
    [TestCase(MemberRole.Former, 1, 3, "2, 3, 5", Description = "what they said themselves is theirs wherever it stands")]
    [TestCase(MemberRole.Invited, 0, Moment, "5")]
    public void Of_a_group_it_has_what_one_may_read_and_what_one_has_said(MemberRole role, long since, long until, string places)
    {
        var batch = Batch([.. Enumerable.Range(1, 4).Select(place => Message(3 + place, place, $"said {place}", conversation: 2)), Message(8, 5, "mine", conversation: 2, sender: 2)]);
        batch.Add(new KeptMember(2, 2, role, since, until, 0, 0, 0));
        _asked.Keep(batch);

        Assert.That(Export("bob"), Has.One.Contains($"\"group\":\"Team\",\"role\":\"{role.ToString().ToLowerInvariant()}\""));
        Assert.That(string.Join(", ", Places(2)), Is.EqualTo(places));
    }

    [Test]
    public void Others_get_nothing_of_it()
    {
        var batch = new StoreBatch();
        batch.Add(new KeptAccount(3, "carol", "carol", AccountStanding.Open, Moment, Moment));
        _asked.Keep(batch);

        Assert.That(Export("carol"), Has.Count.EqualTo(1));
    }

    [TestCase("dave")]
    [TestCase("")]
    public void Name_that_nobody_has_is_refused(string name) =>
        Assert.That(() => Export(name), Throws.TypeOf<StoreUnusableException>().With.Message.EqualTo($"{name}: nobody has this name here"));

    [Test]
    public void Export_before_one_is_forgotten_is_complete_and_afterwards_the_text_is_in_no_file()
    {
        _asked.Keep(Batch(Message(4, 4, "an unmistakable sentence")));
        Assert.That(Export("alice"), Has.One.Contains("an unmistakable sentence"));
        var forgetting = new StoreBatch();
        forgetting.Add(Alice with { State = AccountStanding.Forgotten });
        forgetting.Forget(Alice.Id);

        _asked.Keep(forgetting);
        _store.Dispose();
        _store.Closed.Wait();

        Assert.That(() => Export("alice"), Throws.TypeOf<StoreUnusableException>());
        Assert.That(Export("bob"), Has.Count.EqualTo(2), "bob has nothing any more of what alice said");
        Assert.That(Directory.GetFiles(_folder).Select(file => Encoding.Latin1.GetString(File.ReadAllBytes(file))), Has.None.Contains("unmistakable"));
    }

    private List<string> Export(string name)
    {
        using var output = new MemoryStream();
        Stores.Export(_folder, name, output);
        return [.. Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }

    private IEnumerable<long> Places(long conversation) =>
        from line in Export("bob")
        let message = JsonDocument.Parse(line).RootElement
        where message.GetProperty("type").GetString() == "message" && message.GetProperty("conversation").GetInt64() == conversation
        select message.GetProperty("place").GetInt64();
}
