namespace Fsm.Chat.Tests.Diagrams.Coupling;

/// <summary>What is drawn and written of who fires whom is what the compiled code does.</summary>
public sealed class CouplingTests
{
    private const string HowToAccept =
        "Another machine is fired than before. If that is meant: FSMCHAT_ACCEPT=1 dotnet test --filter CouplingTests, then review the difference.";

    private static readonly IReadOnlyList<Firing> Firings = MachineCoupling.Find();
    private static readonly string Picture = Repository.PathOf("diagrams", "coupling.svg");

    [Test]
    public void Graph_is_what_the_code_does()
    {
        var dot = CouplingWriter.Dot(Firings, MachineCoupling.Machines());
        if (Repository.Accepts && Tool.With(dot, ".", "dot", "-Tsvg") is { ExitCode: 0 } drawn)
            File.WriteAllText(Picture, drawn.Output);

        AssertFile("coupling.dot", dot);
    }

    [Test]
    public void Page_is_what_the_code_does() => AssertFile("coupling.md", CouplingWriter.Markdown(Firings));

    [Test]
    public void Picture_has_every_arrow_and_can_be_read_at_the_width_of_a_page()
    {
        const int PageWidth = 900;
        const int SmallestReadable = 11;
        var picture = File.ReadAllText(Picture);
        var width = double.Parse(Regex.Match(picture, "<svg width=\"([0-9.]+)pt\"").Groups[1].Value, CultureInfo.InvariantCulture);

        Assert.That(CouplingWriter.SmallestLetters * PageWidth / width, Is.AtLeast(SmallestReadable));
        Assert.That(
            Regex.Matches(picture, "<title>(\\w+)&#45;&gt;(\\w+)</title>").Select(arrow => $"{arrow.Groups[1]} -> {arrow.Groups[2]}"),
            Is.EquivalentTo(Regex.Matches(CouplingWriter.Dot(Firings, MachineCoupling.Machines()), "\\w+ -> \\w+(?= \\[label)").Select(arrow => arrow.Value)));
    }

    // A few that a reader of the code can follow, so that a reader of the bytes that finds nothing does not pass.
    [TestCase("server", "Session", "TakeLink", "Link")]
    [TestCase("server", "Link", "BeginSession", "Session")]
    [TestCase("client", "User", "SettleMessages", "Delivery")]
    [TestCase("client", "Typing", "SendLine", "Input")]
    public void Effect_fires_a_machine(string side, string from, string effect, string to) =>
        Assert.That(Firings, Does.Contain(new Firing(side, from, effect, to)));

    [TestCase("server", "Session", "SendUserList")]
    [TestCase("client", "User", "RequestUsers")]
    [TestCase("client", "Typing", "TakeKey")]
    public void Effect_that_only_tells_the_peer_or_the_screen_fires_none(string side, string from, string effect) =>
        Assert.That(Firings.Where(firing => (firing.Side, firing.From, firing.Cause) == (side, from, effect)), Is.Empty);

    private static void AssertFile(string name, string content)
    {
        var path = Repository.PathOf("diagrams", name);
        if (Repository.Accepts)
            File.WriteAllText(path, content);

        Assert.That(File.Exists(path) ? File.ReadAllText(path) : "", Is.EqualTo(content), HowToAccept);
    }
}
