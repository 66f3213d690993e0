using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Machines.Terminal.Keyboard;

namespace Fsm.Chat.Client.Terminal.Keyboard;

/// <summary>Moves the keyboard by what the terminal sends, in whatever pieces that comes.</summary>
internal sealed class KeyboardReader
{
    private readonly MachineHost _host = new();
    private readonly Driver<KeyboardState, KeyboardTrigger, KeyboardEffect, ClientKeyboard, KeyboardEvent> _driver;
    private readonly ClientKeyboard _keyboard;
    private readonly TimeProvider _time;
    private readonly long _began;

    /// <summary>Makes a keyboard of which nothing was read.</summary>
    /// <param name="rules">The rules of its machine.</param>
    /// <param name="time">The clock.</param>
    /// <param name="taker">Takes the keys.</param>
    public KeyboardReader(Rules<KeyboardState, KeyboardTrigger, KeyboardEffect> rules, TimeProvider time, IKeyTaker taker)
    {
        (_time, _began) = (time, time.GetTimestamp());
        _keyboard = new(rules.Initial);
        _driver = new(rules, _host, new KeyboardPerformer(taker));
        _driver.Begin(_keyboard);
    }

    /// <summary>Where in the bytes one is.</summary>
    public KeyboardState State => _keyboard.State;

    /// <summary>How often the rules did not foresee what was read. Any but 0 is a bug.</summary>
    public int InternalErrors => _host.InternalErrors;

    /// <summary>How long until <see cref="Tick"/> has to be called; null when it need not be.</summary>
    public TimeSpan? Due => _host.NextDue is { } due ? TimeSpan.FromTicks(Math.Max(0, (due - Now).Ticks)) : null;

    private TimeSpan Now => _time.GetElapsedTime(_began);

    /// <summary>The terminal has sent something.</summary>
    public void Read(ReadOnlySpan<byte> bytes)
    {
        _host.Now = Now;
        _host.BeginBatch();
        for (var isAgain = false; !bytes.IsEmpty;)
        {
            var trigger = KeyboardDecisions.Next(_keyboard.State, _keyboard.Held.WrittenSpan, bytes, out var length);
            // Rules that look at the same byte for ever would be wrong; they lose it instead.
            if (length == 0 && isAgain)
                length = 1;
            isAgain = length == 0;
            _driver.Fire(_keyboard, trigger, new(bytes[..length]));
            bytes = bytes[length..];
        }

        _driver.Fire(_keyboard, KeyboardTrigger.ReadEnded, default);
    }

    /// <summary>Time has passed.</summary>
    public void Tick()
    {
        _host.Now = Now;
        _host.FireDue();
    }
}
