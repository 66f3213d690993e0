using System.Text.Json;
using Fsm.Chat.Client.Crash;
using Fsm.Chat.Client.CrashFiles;

namespace Fsm.Chat.Tests.Client.State;

/// <summary>What a crashed client left behind is read by whatever client comes next: the form of a note does not change.</summary>
public sealed class CrashNoteJsonTests
{
    private static readonly (CrashNote Note, string Json)[] Notes =
    [
        (new SessionBegan([1, 2, 255]), """{"note":"session","Token":"AQL/"}"""),
        (new SessionEnded(), """{"note":"end"}"""),
        (new FramesHandled(ulong.MaxValue), """{"note":"handled","Sequence":18446744073709551615}"""),
        (new LineQueued(1, "bob", 7, "a\n\"<é>\u001b😀"), """{"note":"queued","Number":1,"To":"bob","Port":7,"Text":"a\n\u0022\u003C\u00E9\u003E\u001B\uD83D\uDE00"}"""),
        (new LineSent(1, 2), """{"note":"sent","Number":1,"Sequence":2}"""),
        (new LineUnsent(3), """{"note":"unsent","Number":3}"""),
        (new LineKept(5), """{"note":"kept","Number":5}"""),
        (new LineSettled(4), """{"note":"settled","Number":4}"""),
        (new PlaceTaken(new Dictionary<string, ushort> { ["Bob"] = 7 }, ["team"], TypingMode.Conversation, null),
            """{"note":"place","Conversations":{"Bob":7},"Groups":["team"],"Mode":MODE,"Target":null}""".Replace("MODE", $"{(int)TypingMode.Conversation}", StringComparison.Ordinal)),
    ];

    [Test]
    public void Every_note_is_written_as_it_always_was() => Assert.That(
        Notes.Select(entry => Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(entry.Note, CrashNoteJson.Default.CrashNote))), Is.EqualTo(Notes.Select(entry => entry.Json)));

    [Test]
    public void Every_note_is_written_as_reflection_would_write_it() => Assert.That(
        Notes.Select(entry => entry.Json), Is.EqualTo(Notes.Select(entry => JsonSerializer.Serialize(entry.Note))));

    [Test]
    public void Every_note_is_read_again() => Assert.That(
        Notes.Select(entry => JsonSerializer.Serialize(JsonSerializer.Deserialize(entry.Json, CrashNoteJson.Default.CrashNote))), Is.EqualTo(Notes.Select(entry => entry.Json)));

    [Test]
    public void No_kind_of_note_is_left_out()
    {
        var kinds = typeof(CrashNote).Assembly.GetTypes().Where(type => type.BaseType == typeof(CrashNote));

        Assert.That(Notes.Select(entry => entry.Note.GetType()), Is.EquivalentTo(kinds));
    }
}
