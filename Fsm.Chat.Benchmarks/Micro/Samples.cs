using System.Text;
using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Benchmarks.Micro;

/// <summary>The message that the micro-benchmarks use: 64 bytes of text for somebody with an ordinary name.</summary>
internal static class Samples
{
    /// <summary>Bytes of the text.</summary>
    public const int TextLength = 64;

    private static readonly byte[] _text = Encoding.UTF8.GetBytes(new string('x', TextLength));

    /// <summary>Who says it to whom.</summary>
    public static FrameStamp Stamp { get; } = new(FrameOrigin.Server, HostAddress.FromBytes([127, 0, 0, 1]), 40_000, 40_001, Acknowledgement: 7);

    /// <summary>The message.</summary>
    public static SendRequest Message => new() { Peer = "alice"u8, Text = _text };

    /// <summary>The message as a frame with the number 1.</summary>
    public static byte[] Frame()
    {
        var message = Message;
        var frame = new byte[FrameWriter.SizeOf(message)];
        FrameWriter.Write(frame, message, Stamp, sequence: 1);
        return frame;
    }
}
