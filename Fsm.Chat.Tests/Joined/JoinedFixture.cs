namespace Fsm.Chat.Tests.Joined;

/// <summary>A world of real cores for each test, in which nobody may have found a bug at its end.</summary>
public abstract class JoinedFixture
{
    private protected JoinedWorld World { get; private set; } = null!;

    [SetUp]
    public virtual void Begin() => World = new(Usual);

    [TearDown]
    public void Nobody_found_a_bug()
    {
        World.AssertNoBugs();
        World.Dispose();
    }

    /// <summary>The limits of most tests of the fixture; null for the usual ones.</summary>
    private protected virtual Limits? Usual => null;

    private protected void BeginWith(Limits limits)
    {
        World.Dispose();
        World = new(limits);
    }

    private protected (JoinedClient Alice, JoinedClient Bob) Talking()
    {
        var (alice, bob) = (World.Join("alice"), World.Join("bob"));
        alice.Type("chat bob");
        return (alice, bob);
    }

    private protected static byte[] Random(int seed, int length)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    private protected static IEnumerable<string> Notices(JoinedClient client) => client.Events.OfType<NoticeEvent>().Select(notice => notice.Text);

    private protected static IEnumerable<string> Conversations(JoinedClient client) =>
        client.Events.OfType<ConversationEvent>().Select(conversation => $"{conversation.Status} {conversation.With}");
}
