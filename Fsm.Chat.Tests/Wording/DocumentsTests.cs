using Fsm.Chat.Server.Options;

namespace Fsm.Chat.Tests.Wording;

/// <summary>The documents can be read beside each other, lead where they say, and name what there is.</summary>
public sealed partial class DocumentsTests
{
    private const int Width = 120;

    private static IEnumerable<TestCaseData> Cases() => Documents.Paths.Select(path => new TestCaseData(path).SetArgDisplayNames(path));

    [TestCaseSource(nameof(Cases))]
    public void No_line_is_longer_than_120_characters_but_for_what_a_program_prints(string path)
    {
        var tooLong = Documents.LinesOf(path).Where(line => line.Text.Length > Width && !Documents.IsPrinted(line.Text, line.IsCode));

        Assert.That(tooLong.Select(line => $"{path}:{line.Number}: {line.Text}"), Is.Empty);
    }

    [TestCaseSource(nameof(Cases))]
    public void Every_link_leads_to_a_file_or_a_heading(string path)
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var link in Documents.LinksOf(path))
            {
                var (file, anchor) = link.Split('#') is [var before, var after] ? (before, after) : (link, "");
                var target = file.Length == 0 ? path : Path.GetRelativePath(Repository.Root, Path.Combine(Repository.Root, Path.GetDirectoryName(path)!, file));
                Assert.That(Path.Exists(Repository.PathOf(target)), Is.True, $"{path}: {link}");
                if (anchor.Length > 0)
                    Assert.That(Documents.AnchorsOf(target), Has.Member(anchor), $"{path}: {link}");
            }
        }
    }

    // Decisions and changes are of their day.
    [Test]
    public void Every_file_and_folder_that_a_document_names_is_there()
    {
        var there = Directory.EnumerateFileSystemEntries(Repository.Root, "Fsm.Chat.*").SelectMany(project =>
            Directory.EnumerateFileSystemEntries(project, "*", SearchOption.AllDirectories)).Select(path => Path.GetRelativePath(Repository.Root, path)).ToList();
        var all = string.Join('\n', there.Where(path => !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal)));
        var named = Documents.Paths.Where(path => !path.Contains("decisions", StringComparison.Ordinal) && path != "CHANGELOG.md")
            .SelectMany(path => Documents.PlacesOf(path), (path, place) => (Path: path, Place: place));

        Assert.That(named.Where(name => !Regex.IsMatch(all, $"(^|/){AnyName().Replace(Regex.Escape(name.Place), "[^/\n]*")}$", RegexOptions.Multiline)), Is.Empty);
    }

    [TestCase("README.md")]
    [TestCase("README.es.md")]
    public void What_is_read_first_fits_into_120_lines(string path) =>
        Assert.That(File.ReadLines(Repository.PathOf(path)).Count(), Is.AtMost(120));

    [Test]
    public void Every_option_of_the_server_is_described_once_and_no_other()
    {
        var described = Documents.LinesOf(Path.Combine("docs", "server.md")).Where(line => line.Text.StartsWith("- `--", StringComparison.Ordinal))
            .SelectMany(line => Option().Matches(line.Text[..line.Text.IndexOf(':', StringComparison.Ordinal)])).Select(option => option.Groups["name"].Value);

        Assert.That(described, Is.EquivalentTo(Settings.All.Where(setting => !setting.IsSecret).Select(setting => setting.Name).Append("lang")));
    }

    [Test]
    public void Decisions_are_numbered_one_after_the_other_and_listed_in_this_order()
    {
        var files = Documents.Paths.Select(path => Path.GetFileName(path)).Where(name => Numbered().IsMatch(name)).ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(files.Select(name => int.Parse(name[..4], CultureInfo.InvariantCulture)), Is.EqualTo(Enumerable.Range(1, files.Count)));
            Assert.That(Documents.LinksOf(Path.Combine("docs", "decisions", "README.md")), Is.EqualTo(files));
        }
    }

    [GeneratedRegex(@"^\d{4}-.+\.md$")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"<\w+>|\\\*")]
    private static partial Regex AnyName();

    [GeneratedRegex("--(?<name>[a-z-]+)")]
    private static partial Regex Option();
}
