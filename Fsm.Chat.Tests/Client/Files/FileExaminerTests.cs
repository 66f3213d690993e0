using System.Diagnostics;

namespace Fsm.Chat.Tests.Client.Files;

internal sealed class FileExaminerTests : CarrierFixture
{
    [Test]
    public async Task File_is_examined_by_its_name_and_length()
    {
        var told = await ExamineAsync(Folder.Write("\u4f60\u597d.txt", new byte[10]));

        Assert.That((told.What, told.Text, told.Bytes), Is.EqualTo(("FileExamined", "\u4f60\u597d.txt", 10UL)));
    }

    [Test]
    public async Task Link_to_a_file_is_sent_under_its_own_name()
    {
        File.CreateSymbolicLink(Folder.At("link.txt"), Folder.Write("target", new byte[3]));

        var told = await ExamineAsync(Folder.At("link.txt"));

        Assert.That((told.What, told.Text, told.Bytes), Is.EqualTo(("FileExamined", "link.txt", 3UL)));
    }

    [TestCase("")]
    [TestCase("a\0b")]
    [TestCase("/no/such/file")]
    [TestCase("/dev/null/file")]
    [TestCase("~/no such file of anybody's")]
    public async Task What_is_not_there_cannot_be_sent(string path) => Assert.That((await ExamineAsync(path)).Status, Is.EqualTo(LocalCode.NoSuchFile));

    [Test]
    public async Task Link_to_nowhere_cannot_be_sent()
    {
        File.CreateSymbolicLink(Folder.At("link"), Folder.At("nowhere"));

        Assert.That((await ExamineAsync(Folder.At("link"))).Status, Is.EqualTo(LocalCode.NoSuchFile));
    }

    [Test]
    public async Task Path_too_long_for_the_system_cannot_be_sent() =>
        Assert.That((await ExamineAsync(Folder.At(new string('x', 300)))).Status, Is.EqualTo(LocalCode.NoSuchFile));

    [TestCase("/")]
    [TestCase("~")]
    [TestCase("/dev/zero", IncludePlatform = "Linux")]
    public async Task Folder_or_device_cannot_be_sent(string path) => Assert.That((await ExamineAsync(path)).Status, Is.EqualTo(LocalCode.NotAFile));

    [TestCase("/proc/self/status")]
    [TestCase("/proc/cpuinfo")]
    [TestCase("/sys/kernel/mm/transparent_hugepage/enabled")]
    public async Task File_whose_size_is_not_its_contents_cannot_be_sent(string path)
    {
        if (!File.Exists(path))
            Assert.Ignore("This system has no such file.");
        var told = await ExamineAsync(path);

        Assert.That((told.Status, told.Text), Is.EqualTo((LocalCode.NotAFile, "its contents are not as long as it says")));
    }

    [Test]
    public async Task Empty_file_can_be_sent() => Assert.That((await ExamineAsync(Folder.Write("empty", []))).What, Is.EqualTo("FileExamined"));

    [Test, Platform("Linux")]
    public async Task Pipe_is_refused_without_waiting_for_its_other_end()
    {
        Tool.Run("mkfifo", Folder.At("pipe"));

        Assert.That((await ExamineAsync(Folder.At("pipe"))).Status, Is.EqualTo(LocalCode.NotAFile));
    }

    [Test, Platform("Linux")]
    public async Task File_that_may_not_be_read_cannot_be_sent()
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
            Assert.Ignore("Whoever may do everything may read everything.");
        else
            File.SetUnixFileMode(Folder.Write("secret", new byte[3]), UnixFileMode.None);

        Assert.That((await ExamineAsync(Folder.At("secret"))).Status, Is.EqualTo(StatusCode.FileUnreadable));
    }
}
