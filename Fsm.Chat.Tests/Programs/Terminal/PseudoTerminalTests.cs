using System.Diagnostics;
using System.Text;
using Fsm.Chat.Client.Codes;
using Fsm.Chat.Tests.Client.Keyboard;
using Fsm.Chat.Tests.Client.Screen;
using Fsm.Chat.Tests.Programs.Support;
using Fsm.Chat.Tests.Programs.Support.Terminal;

namespace Fsm.Chat.Tests.Programs.Terminal;

/// <summary>The real program at a terminal of the kernel's: whatever comes, in whatever pieces, the next typed line arrives whole.</summary>
[Platform("Linux")]
[Parallelizable(ParallelScope.All), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class PseudoTerminalTests : IDisposable
{
    // They leave, stop, begin a search, or ask something: what is typed next is not a line for bob.
    private static readonly string[] Elsewhere = ["Ctrl+\"c\"", "Ctrl+\"d\"", "Ctrl+\"z\"", "Ctrl+\"f\"", "Ctrl+\"r\""];

    private readonly ServerProgram _server = new("--rate", "0");
    private readonly PseudoTerminal _terminal = new();
    private readonly ClientProgram _bob;
    private readonly ClientProgram _alice;
    private int _lines;

    public PseudoTerminalTests()
    {
        _bob = new("bob", _server.Address, "--json", "--no-state");
        _bob.WaitFor("\"connected\"");
        _alice = ClientProgram.At(_terminal, "alice", _server.Address, "--no-state", "--notify", "off");
        _terminal.WaitFor("* connected to ");
        _terminal.Type("chat bob\r"u8);
        _terminal.WaitFor("* you are talking to bob");
    }

    public void Dispose()
    {
        _alice.Dispose();
        _bob.Dispose();
        _terminal.Dispose();
        _server.Dispose();
    }

    [Test]
    public void A_line_behind_every_sequence_in_every_two_parts_arrives_whole()
    {
        foreach (var sequence in KnownSequence.All.Where(sequence => !Elsewhere.Contains(sequence.Key) && !sequence.Written.Contains("200~two", StringComparison.Ordinal)))
        {
            foreach (var (first, second) in sequence.Splits)
            {
                _terminal.TypeAlone(first);
                TypeLine(second);
            }
        }

        Assert.That(_lines, Is.GreaterThan(3000));
        AssertLinesArrive();
    }

    [Test]
    public void A_line_behind_any_bytes_arrives_whole()
    {
        var random = new Random(7);
        for (var i = 0; i < 3000; i++)
        {
            byte[] bytes = [.. AnyBytes.Of(random).Where(one => one is not (0x03 or 0x04 or 0x1A))];
            var split = random.Next(bytes.Length + 1);
            _terminal.TypeAlone(bytes.AsSpan(0, split));
            // The end of a paste, Escape as kitty sends it: what is under way is over.
            TypeLine([.. bytes[split..], .. "\e[201~\e[27u"u8]);
        }

        AssertLinesArrive();
    }

    [Test]
    public void Texts_in_many_scripts_arrive_as_they_are_typed_key_by_key_and_pasted()
    {
        TypeLine([]);
        AssertLinesArrive();
        foreach (var text in TypedText.All)
        {
            foreach (var key in text.Keystrokes)
                _terminal.TypeAlone(key);
            _terminal.TypeAlone(Encoding.UTF8.GetBytes($"\r\e[200~{text.Text}\e[201~"));
            _terminal.TypeAlone("\r"u8);
        }

        var arrived = TypedText.All.SelectMany(text => (string[])[text.Arrives, text.Text]).Select(_ => _bob.Event("message", "from", "alice").GetProperty("text").GetString());
        Assert.That(arrived, Is.EqualTo(TypedText.All.SelectMany(text => (string[])[text.Arrives, text.Text])));
    }

    // Half a minute later the server asks whether one is there, and whatever is late would be seen to then.
    [Test]
    public void What_is_cut_off_is_over_after_a_while_although_nothing_follows()
    {
        var began = Stopwatch.GetTimestamp();
        _terminal.TypeAlone("\e2cut "u8);
        _terminal.TypeAlone("€"u8[..2]);
        _terminal.WaitFor("\uFFFD");
        _terminal.TypeAlone("\e[200~half a paste"u8);
        _terminal.WaitFor("half a paste");
        Assert.That(Stopwatch.GetElapsedTime(began), Is.LessThan(TimeSpan.FromSeconds(20)));
        _terminal.TypeAlone("\r"u8);
        Assert.That(_bob.Event("message", "from", "alice").GetProperty("text").GetString(), Is.EqualTo("cut \uFFFDhalf a paste"));
    }

    [Test]
    public void A_client_that_is_idle_writes_nothing()
    {
        TypeLine([]);
        AssertLinesArrive();
        Assert.That(_terminal.BecomesQuietFor(TimeSpan.FromSeconds(5)), Is.True);
    }

    [Test]
    public void A_terminal_that_is_gone_ends_the_client_and_is_no_mistake_of_its_own()
    {
        _terminal.Dispose();

        Assert.That(_alice.WaitForExit(), Is.Not.EqualTo(ExitDecisions.Crashed));
        _bob.WaitFor("alice");
    }

    [Test]
    public void A_megabyte_that_is_pasted_is_refused_and_the_line_goes_on()
    {
        _terminal.Type([.. "\e[200~"u8, .. Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("ñandú\r", 150_000))), .. "\e[201~"u8]);
        _terminal.WaitFor("900000 characters were pasted");
        TypeLine([]);
        AssertLinesArrive();
    }

    // In bob's window, and with nothing else in the line.
    private void TypeLine(ReadOnlySpan<byte> before) => _terminal.Type([.. before, .. Encoding.UTF8.GetBytes($"\e2\u0005\u0015line {++_lines} ñ\r")]);

    private void AssertLinesArrive()
    {
        for (var i = 1; i <= _lines; i++)
        {
            var wanted = $"\"line {i} \\u00F1\"";
            _bob.WaitFor(line => line.Contains("\"message\"", StringComparison.Ordinal) && line.Contains(wanted, StringComparison.Ordinal), wanted);
        }
    }
}
