using System.Text.Json;

namespace Fsm.Chat.Tests.Programs.Support.Faults;

/// <summary>
/// A file that several clients print to. Each write is appended by the kernel, so what stands earlier was printed earlier, whichever program printed it:
/// no reader's luck is in it.
/// </summary>
internal sealed class SharedScreen : IDisposable
{
    private const string Start = "{\"event\":";
    private readonly string _path = Path.Combine(Directory.CreateTempSubdirectory("fsmchat").FullName, "screen");
    private readonly List<JsonElement> _events = [];
    private readonly FileStream _reader;
    private string _unread = "";

    public SharedScreen() => _reader = new(_path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite);

    public string File => _path;

    /// <summary>All that was printed up to now. A line that a killed program did not finish is left out.</summary>
    public IReadOnlyList<JsonElement> Events
    {
        get
        {
            var bytes = new byte[_reader.Length - _reader.Position];
            _reader.ReadExactly(bytes);
            var lines = (_unread + Encoding.ASCII.GetString(bytes)).Split('\n'); // the writer spells out what is not ASCII
            _unread = lines[^1];
            foreach (var line in lines[..^1])
                _events.Add(JsonDocument.Parse(line[line.LastIndexOf(Start, StringComparison.Ordinal)..]).RootElement);
            return _events;
        }
    }

    /// <summary>The texts of messages that were printed, with whether they were marked as repeated.</summary>
    public IEnumerable<(string Text, bool IsRepeated)> Messages =>
        OfKind("message").Select(message => (Text(message, "text"), message.TryGetProperty("repeated", out var repeated) && repeated.GetBoolean()));

    public IEnumerable<JsonElement> OfKind(string kind) => Events.ToList().Where(shown => Text(shown, "event") == kind);

    public void WaitFor(Func<SharedScreen, bool> fits, string what) =>
        Assert.That(() => fits(this), Is.True.After((int)ChildProcess.Patience.TotalMilliseconds, 10), what);

    public void WaitForConnected(string name) =>
        WaitFor(screen => screen.OfKind("notice").Any(notice => Text(notice, "text").Contains($" as {name}", StringComparison.Ordinal)), $"{name} is connected");

    public static string Text(JsonElement shown, string property) => shown.GetProperty(property).GetString()!;

    public void Dispose()
    {
        _reader.Dispose();
        Directory.Delete(System.IO.Path.GetDirectoryName(_path)!, recursive: true);
    }
}
