using System.Text;
using Fsm.Chat.Benchmarks.Load;
using Fsm.Chat.Benchmarks.Wire;

namespace Fsm.Chat.Benchmarks.Compare.Talkers;

/// <summary>A client of an IRC server: pairs write to each other's nick, rooms are channels.</summary>
internal sealed class IrcTalker(LinkTransport transport, TalkerRole role, LoadControl control) : TellingTalker(transport, role, control)
{
    private readonly byte[] _channel = Encoding.UTF8.GetBytes(role.Room > 0 ? $"#{role.Group}" : "");
    private readonly byte[] _head = Encoding.UTF8.GetBytes($"PRIVMSG {(role.Room > 0 ? $"#{role.Group}" : role.Partner)} :");
    private readonly byte[] _sender = Encoding.UTF8.GetBytes($"{role.Partner}!");
    private bool _joined;

    /// <inheritdoc/>
    public override bool Assembled
    {
        get
        {
            lock (Gate)
                return _joined || Role.Room == 0;
        }
    }

    /// <inheritdoc/>
    public override void Assemble()
    {
        if (Role.Room == 0)
            return;
        lock (Gate)
            Gather("JOIN "u8, _channel);
        Output.Flush();
    }

    /// <inheritdoc/>
    protected override void Greet() => Gather(Encoding.UTF8.GetBytes($"NICK {Role.Name}\r\nUSER u 0 * :u"), []);

    /// <inheritdoc/>
    protected override void Send(ReadOnlySpan<byte> text) => Gather(_head, text);

    /// <inheritdoc/>
    protected override void SayGoodbye()
    {
        Left = true;
        Gather("QUIT"u8, []);
    }

    // [":" prefix " "] command parameters [" :" text]
    /// <inheritdoc/>
    protected override void Handle(ReadOnlySpan<byte> line)
    {
        var rest = line;
        var prefix = line.StartsWith((byte)':') ? Word(ref rest)[1..] : default;
        var command = Word(ref rest);
        if (command.SequenceEqual("PRIVMSG"u8))
            TakeMessage(prefix, rest);
        else if (command.SequenceEqual("PING"u8))
            Gather("PONG "u8, rest);
        else if (command.SequenceEqual("376"u8) || command.SequenceEqual("422"u8)) // the end of the message of the day, or there is none
            BecomeReady();
        else if (command.SequenceEqual("366"u8)) // the end of who is in the channel
            _joined = true;
        else if (command is [(byte)'4' or (byte)'5', _, _] || command.SequenceEqual("ERROR"u8) && !Left)
            throw new WireException($"the server says: {Encoding.UTF8.GetString(line)}");
    }

    private void TakeMessage(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> rest)
    {
        if (!prefix.StartsWith(_sender))
            throw new WireException("a message came that is not the partner's");
        Word(ref rest); // to whom
        Receive(rest[1..]);
    }

    private static ReadOnlySpan<byte> Word(ref ReadOnlySpan<byte> rest)
    {
        var end = rest.IndexOf((byte)' ');
        var word = end < 0 ? rest : rest[..end];
        rest = end < 0 ? default : rest[(end + 1)..];
        return word;
    }

    private void Gather(ReadOnlySpan<byte> head, ReadOnlySpan<byte> tail)
    {
        Output.Gather(head);
        Output.Gather(tail);
        Output.Gather("\r\n"u8);
    }
}
