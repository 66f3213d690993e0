using Fsm.Chat.Protocol.Diagrams;

namespace Fsm.Chat.Tests.Diagrams;

public sealed class DiagramFilesTests
{
    private const string Regenerate = "dotnet run --project Fsm.Chat.Server -- diagrams";

    private static IEnumerable<DiagramFile> Files() => DiagramBook.Of(new RuleSet(new Limits()));

    private static IEnumerable<TestCaseData> FileCases() =>
        Files().Select(file => new TestCaseData(file).SetArgDisplayNames(file.Name));

    [TestCaseSource(nameof(FileCases))]
    public void File_in_the_repository_is_what_the_rules_give(DiagramFile file)
    {
        var path = Repository.PathOf("diagrams", file.Name);
        var committed = File.Exists(path) ? File.ReadAllText(path) : "";

        Assert.That(committed, Is.EqualTo(file.Content), $"diagrams/{file.Name} is stale. Regenerate with: {Regenerate}");
    }

    [Test]
    public void Folder_holds_nothing_that_is_not_generated()
    {
        var generated = Files().SelectMany(file => file.Name.EndsWith(".dot", StringComparison.Ordinal)
            ? new[] { file.Name, Path.ChangeExtension(file.Name, ".svg") }
            : [file.Name]);

        var present = Directory.GetFiles(Repository.PathOf("diagrams")).Select(Path.GetFileName).Except(["coupling.dot", "coupling.svg", "coupling.md"]);

        Assert.That(present, Is.SubsetOf(generated), $"A machine was renamed or removed. Delete its files, then: {Regenerate}");
    }

    private static IEnumerable<string> Overviews() => Files().Where(file => file.Name.EndsWith(".overview.dot", StringComparison.Ordinal)).Select(file => file.Name);

    // A page shows a picture at most 900 pixels wide; one that is wider is made smaller, and its letters with it.
    [TestCaseSource(nameof(Overviews))]
    public void Overview_can_be_read_at_the_width_of_a_page(string name)
    {
        const int PageWidth = 900;
        const int SmallestReadable = 11;
        var picture = File.ReadAllText(Repository.PathOf("diagrams", Path.ChangeExtension(name, ".svg")));
        var width = double.Parse(Regex.Match(picture, "<svg width=\"([0-9.]+)pt\"").Groups[1].Value, CultureInfo.InvariantCulture);

        Assert.That(OverviewWriter.SmallestLetters * PageWidth / width, Is.AtLeast(SmallestReadable));
    }

    [Test]
    public void Same_rules_give_the_same_bytes_with_line_feeds_only()
    {
        var first = Files().ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Files(), Is.EqualTo(first));
            Assert.That(first.Select(file => file.Content), Has.None.Contains('\r'));
            Assert.That(first.Select(file => file.Content), Has.All.EndsWith("\n"));
            Assert.That(first.Select(file => file.Name), Is.Unique);
        }
    }
}
