using Fsm.Chat.Client.Files;

namespace Fsm.Chat.Tests.Client.Files;

internal sealed class DownloadFolderTests
{
    private TemporaryFolder _folder = null!;
    private DownloadFolder _downloads = null!;

    [SetUp]
    public void MakeFolder()
    {
        _folder = new();
        _downloads = new(_folder.At("in", "here"));
    }

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    public void Folder_is_made_when_it_is_needed()
    {
        Assert.That(_folder.Names(), Is.Empty);

        using var part = _downloads.Open("a.txt");

        Assert.That(_folder.Names("in/here"), Is.EqualTo(["a.txt.part"]));
    }

    [Test]
    public void Folder_is_downloads_in_the_current_one_unless_named() =>
        Assert.That((new DownloadFolder(null).Path, new DownloadFolder("~/x").Path),
            Is.EqualTo((Path.GetFullPath("downloads"), Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), "x"))));

    [Test]
    public void What_is_no_folder_is_not_used()
    {
        _folder.Write("in/here", [1]);

        Assert.That(StatusOf(() => _downloads.Open("a")), Is.EqualTo(StatusCode.FileUnwritable));
    }

    [Test]
    public void Link_that_was_named_is_a_folder_like_another()
    {
        Directory.CreateDirectory(_folder.At("elsewhere"));
        Directory.CreateDirectory(_folder.At("in"));
        File.CreateSymbolicLink(_folder.At("in", "here"), _folder.At("elsewhere"));

        using var part = _downloads.Open("a");

        Assert.That(_folder.Names("elsewhere"), Is.EqualTo(["a.part"]));
    }

    [Test, NonParallelizable]
    public void Link_that_nobody_named_is_a_trap()
    {
        var before = Environment.CurrentDirectory;
        DownloadFolder unnamed;
        try
        {
            Environment.CurrentDirectory = _folder.Path;
            unnamed = new(null);
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }

        Directory.CreateDirectory(_folder.At("elsewhere"));
        File.CreateSymbolicLink(_folder.At("downloads"), _folder.At("elsewhere"));

        Assert.That(StatusOf(() => unnamed.Open("a")), Is.EqualTo(StatusCode.FileUnwritable));
        Assert.That(_folder.Names("elsewhere"), Is.Empty);
    }

    [Test]
    public void Stored_file_replaces_nothing()
    {
        _folder.Write("in/here/a.txt", [1]);
        Directory.CreateDirectory(_folder.At("in/here/a (1).txt"));
        File.CreateSymbolicLink(_folder.At("in/here/a (2).txt"), _folder.At("nowhere"));

        var path = Store("a.txt", [2]);

        Assert.That(Path.GetFileName(path), Is.EqualTo("a (3).txt"));
        Assert.That((File.ReadAllBytes(path), File.ReadAllBytes(_folder.At("in/here/a.txt")), File.Exists(_folder.At("nowhere"))), Is.EqualTo((new byte[] { 2 }, new byte[] { 1 }, false)));
        Assert.That(_folder.Names("in/here"), Has.Exactly(4).Items);
    }

    [Test]
    public void Empty_file_is_stored_as_well() => Assert.That(new FileInfo(Store("empty", [])).Length, Is.Zero);

    [Test]
    public void Unfinished_file_of_no_bytes_is_not_kept()
    {
        _downloads.Open("a").Dispose();

        Assert.That(_folder.Names("in/here"), Is.Empty);
    }

    [TestCase("a.part", Description = "as the unfinished file")]
    [TestCase("a", Description = "as the file")]
    public void Planted_link_is_never_written_through(string planted)
    {
        var victim = _folder.Write("victim", [1, 2, 3]);
        Directory.CreateDirectory(_folder.At("in/here"));
        File.CreateSymbolicLink(_folder.At("in/here", planted), victim);

        var path = Store("a", [9, 9]);

        Assert.That((File.ReadAllBytes(victim), File.ReadAllBytes(path)), Is.EqualTo((new byte[] { 1, 2, 3 }, new byte[] { 9, 9 })));
        Assert.That(new FileInfo(_folder.At("in/here", planted)).LinkTarget, Is.EqualTo(victim));
    }

    [Test]
    public void Planted_link_to_nowhere_makes_nothing_there()
    {
        Directory.CreateDirectory(_folder.At("in/here"));
        File.CreateSymbolicLink(_folder.At("in/here/a.part"), _folder.At("nowhere"));

        using var part = _downloads.Open("a");

        Assert.That((Path.GetFileName(part.Path), File.Exists(_folder.At("nowhere"))), Is.EqualTo(("a (1).part", false)));
    }

    [Test, Platform("Linux")]
    public void File_that_has_another_name_elsewhere_is_not_written_to()
    {
        var victim = _folder.Write("victim", [1, 2, 3]);
        Directory.CreateDirectory(_folder.At("in/here"));
        Tool.Run("ln", victim, _folder.At("in/here/a.part"));

        Store("a", [9]);

        Assert.That(File.ReadAllBytes(victim), Is.EqualTo(new byte[] { 1, 2, 3 }));
    }

    [Test]
    public void Two_files_of_one_name_do_not_meet()
    {
        using var first = _downloads.Open("a.txt");
        using var second = _downloads.Open("a.txt");
        first.Write([1]);
        second.Write([2]);

        Assert.That((Path.GetFileName(first.Path), Path.GetFileName(second.Path)), Is.EqualTo(("a.txt.part", "a (1).txt.part")));
        Assert.That((_downloads.Store(second), _downloads.Store(first)), Is.EqualTo((_folder.At("in/here/a.txt"), _folder.At("in/here/a (1).txt"))));
    }

    [Test]
    public void File_that_was_replaced_meanwhile_is_not_given_the_name()
    {
        using var part = _downloads.Open("a");
        part.Write([1]);
        File.Delete(part.Path);
        File.CreateSymbolicLink(part.Path, _folder.Write("victim", [5]));

        Assert.That(StatusOf(() => _downloads.Store(part)), Is.EqualTo(StatusCode.FileUnwritable));
        Assert.That(_folder.Names("in/here"), Is.EqualTo(["a.part"]));
    }

    private string Store(string name, byte[] contents)
    {
        using var part = _downloads.Open(name);
        part.Write(contents);
        return _downloads.Store(part);
    }

    private static Enum StatusOf(Action action) => Assert.Throws<FileTroubleException>(action)!.Code.Member();
}
