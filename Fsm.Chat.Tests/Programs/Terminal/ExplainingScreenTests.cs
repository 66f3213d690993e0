namespace Fsm.Chat.Tests.Programs.Terminal;

/// <summary>Where the machines are, and why, at a real terminal and in both languages.</summary>
[Parallelizable(ParallelScope.All), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class ExplainingScreenTests : ScreenFixture
{
    [TestCase("en", "since")]
    [TestCase("es", "desde las")]
    public void States_draws_oneself_and_marks_where_one_is(string language, string since)
    {
        Json();
        var alice = Terminal(rows: 70, arguments: ["--lang", language]);
        alice.TypeLine("/states User");
        alice.WaitFor("=> [[ Connected ]]");
        alice.WaitFor($": Connected {since} ");
        Assert.That(alice.Screen, Does.Contain("   [ Chatting ]").And.Contain("--> Chatting"));
        alice.TypeLine("chat bob");
        alice.WaitFor(" → bob │");
        alice.TypeLine("/states User");

        alice.WaitFor("=> [[ Chatting ]]");
        Assert.That(alice.Screen, Does.Match($"User 127\\.0\\.0\\.1:[0-9]+: Chatting {since} [0-9:]+"));
    }

    [TestCase("en", "the conversation with bob: Conversation is Open since", "your messages without a verdict: ([0-9]+) Accepted", "message {0} to bob: Delivery is ")]
    [TestCase("es", "la conversación con bob: Conversation está en Open desde", "tus mensajes sin veredicto: ([0-9]+) Accepted", "mensaje {0} para bob: Delivery está en ")]
    public void Why_says_it_of_a_person_and_of_a_message_by_its_number(string language, string person, string undecided, string message)
    {
        var bob = Json();
        var alice = Terminal(rows: 40, arguments: ["--lang", language]);
        alice.TypeLine("chat bob");
        alice.WaitFor(" → bob │");
        bob.Freeze();
        alice.TypeLine("are you there?");
        alice.WaitFor("are you there? ✓");
        alice.TypeLine("/users");
        alice.WaitFor("bob  127.0.0.1:"); // an answer acknowledges what was sent before it was asked for
        alice.TypeLine("/why bob");
        alice.WaitFor(screen => Regex.IsMatch(Flat(screen), undecided), undecided);
        Assert.That(Flat(alice.Screen), Does.Contain(person));
        var number = Regex.Match(Flat(alice.Screen), undecided).Groups[1].Value;
        alice.TypeLine($"/why {number}");
        alice.WaitFor(screen => Flat(screen).Contains(Text(message, number) + "Accepted", StringComparison.Ordinal), "the message waits");
        bob.Thaw();
        alice.WaitFor("are you there? ✓✓");
        alice.TypeLine($"/why {number}");

        alice.WaitFor(screen => Flat(screen).Contains(Text(message, number) + "Delivered", StringComparison.Ordinal), "the message has arrived");
    }

    private static string Text(string pattern, string number) => pattern.Replace("{0}", number, StringComparison.Ordinal);

    // The window's text alone, as if it had not been broken into rows.
    private static string Flat(string screen) => Regex.Replace(string.Join(' ', screen.Split('\n').Select(row => row[(row.IndexOf('│', StringComparison.Ordinal) + 1)..])), " +", " ");
}
