using Fsm.Chat.Client.Commands;
using Fsm.Chat.Client.Completion;
using Fsm.Chat.Client.Files;
using Fsm.Chat.Tests.Client.Files;

namespace Fsm.Chat.Tests.Client.Completion;

/// <summary>The path of a file goes on with what is in its folder, written so that the line means it.</summary>
internal sealed class PathTests
{
    private static readonly FakeFolders Folders = new(
        ("", [new("notes.txt", false), new("my holiday", true), new("my notes.txt", false), new("music", true), new("a\"b", false), new("a\nb", false)]),
        ("~/", [new("cake.jpg", false)]),
        ("my holiday/", [new("beach.jpg", false)]),
        ("/etc/", [new("hosts", false)]));

    [TestCase("file n", "notes.txt ")]
    [TestCase("file m", "music/", "\"my holiday/", "\"my notes.txt\" ")]
    [TestCase("file \"my h", "\"my holiday/")]
    [TestCase("file \"my holiday/", "\"my holiday/beach.jpg\" ")]
    [TestCase("file my\" holiday/b", "\"my holiday/beach.jpg\" ")]
    [TestCase("file \"mu", "\"music/")]
    [TestCase("file ~", "~/")]
    [TestCase("file ~/", "~/cake.jpg ")]
    [TestCase("file /etc/h", "/etc/hosts ")]
    [TestCase("file ..", "../")]
    [TestCase("file music/..", "music/../")]
    [TestCase("file a", "\"a\"\"b\" ", TestName = "What_has_a_mark_is_quoted_and_what_cannot_be_typed_is_not_offered")]
    [TestCase("file \"a\"\"", "\"a\"\"b\" ")]
    [TestCase("/file n", "notes.txt ")]
    [TestCase("file notes.txt mu", "music/")]
    [TestCase("file notes.txt \"my n", "\"my notes.txt\" ")]
    [TestCase("file notes.txt /etc/h", "/etc/hosts ")]
    [TestCase("file notes.txt t", "to ")]
    [TestCase("file notes.txt music/a to m")]
    public void A_path_goes_on(string line, params string[] candidates)
    {
        var result = new Completer(new() { Commands = CommandTable.All }, Folders).Complete(line, line.Length);
        Assert.That(result.Candidates.Select(candidate => candidate.Text), Is.EqualTo(candidates));
    }

    [Test]
    public void What_is_inserted_is_read_as_that_path()
    {
        const string Line = "file \"my holiday/";
        var result = new Completer(new() { Commands = CommandTable.All }, Folders).Complete(Line, Line.Length);
        var (line, _) = result.Apply(Line, result.Candidates.Single().Text);
        var parsed = (ParsedLine.Invoke)LineParser.Parse(line + "bob", TypingMode.Commands);
        Assert.That(parsed.Arguments, Is.EqualTo(["my holiday/beach.jpg", "bob"]));
    }

    [Test]
    public void A_real_folder_shows_what_can_be_sent_and_hides_what_is_hidden()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.At("inner"));
        File.WriteAllText(folder.At("plain.txt"), "");
        File.WriteAllText(folder.At(".hidden"), "");
        File.CreateSymbolicLink(folder.At("link"), folder.At("inner"));
        File.CreateSymbolicLink(folder.At("nowhere"), folder.At("missing"));
        File.CreateSymbolicLink(folder.At("device"), "/dev/null");

        var lister = FolderLister.Instance;
        Assert.That(lister.List(folder.Path + "/", "", 10), Is.EquivalentTo((PathEntry[])[new("inner", true), new("plain.txt", false), new("link", true)]));
        Assert.That(lister.List(folder.Path + "/", ".", 10), Is.EquivalentTo((PathEntry[])[new(".hidden", false)]));
        Assert.That(lister.List(folder.Path + "/", "", 2), Has.Count.EqualTo(2));
    }

    [TestCase("/no/such/folder/")]
    [TestCase("/dev/null/")]
    [TestCase("/root/")]
    [TestCase("\0/")]
    public void A_folder_that_cannot_be_read_shows_nothing_and_throws_nothing(string path) =>
        Assert.That(FolderLister.Instance.List(path, "no such thing", 10), Is.Empty);
}
