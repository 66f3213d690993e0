using System.Runtime.Versioning;
using Fsm.Chat.Server.Logging;
using Fsm.Chat.Tests.Client.Files;
using Microsoft.Extensions.Time.Testing;
using Serilog.Events;
using Serilog.Parsing;

namespace Fsm.Chat.Tests.Server;

/// <summary>The log file is where its name says, whatever was done to it.</summary>
[UnsupportedOSPlatform("windows")]
[Platform("Linux,MacOsX")]
internal sealed class DailyFileTests
{
    private readonly FakeTimeProvider _time = new();
    private TemporaryFolder _folder = null!;
    private DailyFile _file = null!;

    private string[] Files => [.. Directory.GetFiles(_folder.Path).Order()];

    [SetUp]
    public void Start()
    {
        _folder = new();
        _file = new(Path.Combine(_folder.Path, "server-.log"), _time);
    }

    [TearDown]
    public void Stop()
    {
        _file.Dispose();
        _folder.Dispose();
    }

    [Test]
    public void It_is_opened_anew_when_that_is_asked_for()
    {
        Write("before");
        var moved = Move();
        _file.Reopen();
        Write("after");
        Assert.That((Read(moved), Read(Files[0])), Is.EqualTo(("before", "after")));
    }

    [Test]
    public void It_is_opened_anew_when_it_was_moved()
    {
        Write("before");
        var moved = Move();
        _time.Advance(TimeSpan.FromSeconds(1));
        Write("after");
        Assert.That((Read(moved), Read(Files[0])), Is.EqualTo(("before", "after")));
    }

    [Test]
    public void It_is_opened_anew_when_it_was_removed()
    {
        Write("before");
        File.Delete(Files[0]);
        _time.Advance(TimeSpan.FromSeconds(1));
        Write("after");
        Assert.That(Read(Files.Single()), Is.EqualTo("after"));
    }

    [Test]
    public void Its_owner_and_group_may_read_it_and_nobody_else()
    {
        Write("secret");
        Assert.That(File.GetUnixFileMode(Files[0]) & (UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.GroupWrite), Is.EqualTo(UnixFileMode.None));
    }

    private void Write(string text) => _file.Emit(new(DateTimeOffset.UnixEpoch, LogEventLevel.Information, null, new MessageTemplateParser().Parse(text), []));

    private string Move()
    {
        var moved = Path.Combine(_folder.Path, "z-moved");
        File.Move(Files[0], moved);
        return moved;
    }

    // The last word: a date stands before it.
    private static string Read(string path)
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        return reader.ReadToEnd().Trim().Split(' ')[^1];
    }
}
