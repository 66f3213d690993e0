using System.Text;
using Fsm.Chat.Benchmarks.Load;
using Fsm.Chat.Benchmarks.Wire;

namespace Fsm.Chat.Benchmarks.Compare.Talkers;

/// <summary>A client of NATS: each receiver subscribes to its own name, those of a room to the room's. The texts have no line breaks, so they can be read as lines.</summary>
internal sealed class NatsTalker(LinkTransport transport, TalkerRole role, LoadControl control) : TellingTalker(transport, role, control)
{
    private readonly byte[] _head = Encoding.UTF8.GetBytes($"PUB {(role.Room > 0 ? role.Group : role.Partner)} {role.Length}\r\n");
    private bool _textFollows;

    // The answer to the ping comes when the subscription is known.
    /// <inheritdoc/>
    protected override void Greet()
    {
        Output.Gather("CONNECT {\"verbose\":false,\"pedantic\":false}\r\n"u8);
        if (Role.Receives)
            Output.Gather(Encoding.UTF8.GetBytes($"SUB {(Role.Room > 0 ? Role.Group : Role.Name)} 1\r\n"));
        Output.Gather("PING\r\n"u8);
    }

    /// <inheritdoc/>
    protected override void Send(ReadOnlySpan<byte> text)
    {
        Output.Gather(_head);
        Output.Gather(text);
        Output.Gather("\r\n"u8);
    }

    /// <inheritdoc/>
    protected override void SayGoodbye()
    {
        Left = true;
        CloseWriting();
    }

    /// <inheritdoc/>
    protected override void Handle(ReadOnlySpan<byte> line)
    {
        if (_textFollows)
        {
            _textFollows = false;
            Receive(line);
        }
        else if (line.StartsWith("MSG "u8))
            _textFollows = true;
        else if (line.SequenceEqual("PING"u8))
            Output.Gather("PONG\r\n"u8);
        else if (line.SequenceEqual("PONG"u8))
            BecomeReady();
        else if (line.StartsWith("-ERR"u8))
            throw new WireException($"the server says: {Encoding.UTF8.GetString(line)}");
    }
}
