using System.Text;
using Fsm.Chat.Client.Terminal.Keyboard;
using Fsm.Chat.Protocol;
using Fsm.Chat.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Fsm.Chat.Tests.Client.Keyboard;

/// <summary>A keyboard without a terminal: bytes and time in, keys out.</summary>
internal sealed class KeyboardWorld : IKeyTaker
{
    public KeyboardWorld() => Reader = new(RulesUnderTest.For(new Limits()).Keyboard, Time, this);

    public FakeTimeProvider Time { get; } = new();

    public KeyboardReader Reader { get; }

    /// <summary>What was pressed, text that came in pieces together.</summary>
    public List<Key> Keys { get; } = [];

    public IEnumerable<string> Words => Keys.Select(KnownSequence.Words);

    public List<Exception> Failures { get; } = [];

    /// <summary>What the next key throws; null for nothing.</summary>
    public Exception? Planted { get; set; }

    public void Read(params byte[][] reads)
    {
        foreach (var read in reads)
            Reader.Read(read);
    }

    public void Read(string text) => Reader.Read(Encoding.UTF8.GetBytes(text));

    /// <summary>Time passes, with a look whenever the keyboard asks for one.</summary>
    public void Wait(TimeSpan time)
    {
        while (Reader.Due is { } due && due <= time)
        {
            Time.Advance(due);
            time -= due;
            Reader.Tick();
        }

        Time.Advance(time);
        Reader.Tick();
    }

    /// <summary>What was pressed, and forgets it.</summary>
    public string[] Take()
    {
        string[] taken = [.. Words];
        Keys.Clear();
        return taken;
    }

    void IKeyTaker.Press(Key key)
    {
        if (Planted is { } planted)
        {
            Planted = null;
            throw planted;
        }

        var isMore = key is { Name: KeyName.Text, Modifiers: Modifiers.None } && Keys is [.., { Name: KeyName.Text, Modifiers: Modifiers.None }];
        if (isMore)
            Keys[^1] = Key.Typed(Keys[^1].Text + key.Text);
        else
            Keys.Add(key);
    }

    void IKeyTaker.Fail(Exception error) => Failures.Add(error);
}
