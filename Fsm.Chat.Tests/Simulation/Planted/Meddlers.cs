using System.Buffers.Binary;
using Fsm.Chat.Tests.Simulation.World;

namespace Fsm.Chat.Tests.Simulation.Planted;

/// <summary>Change what a core has given to be written to a connection.</summary>
internal static class Meddlers
{
    private const int Action = 8;
    private const int Sequence = 16;
    private const int Acknowledgement = 24;

    /// <summary>Now and then the end of a write is left out.</summary>
    public static Func<byte[], byte[]> ForgetRests(Dice dice) => bytes => dice.Chance(0.01) ? bytes[..dice.Between(1, bytes.Length)] : bytes;

    /// <summary>Now and then a write goes out after the next one.</summary>
    public static Func<byte[], byte[]> Overtake(Dice dice)
    {
        byte[] waiting = [];
        return bytes =>
        {
            var waits = waiting.Length == 0 && dice.Chance(0.02);
            byte[] written = waits ? [] : [.. bytes, .. waiting];
            waiting = waits ? bytes : [];
            return written;
        };
    }

    /// <summary>A client that resumes its session says that it has handled one frame more than it has.</summary>
    public static byte[] HandleMore(byte[] bytes)
    {
        if (bytes.Length >= FrameHeader.Size && bytes[Action] == (byte)FrameAction.ConnectRequest && Read(bytes, Sequence) == 0)
            BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(Acknowledgement), Read(bytes, Acknowledgement) + 1);
        return bytes;
    }

    private static ulong Read(byte[] bytes, int offset) => BinaryPrimitives.ReadUInt64BigEndian(bytes.AsSpan(offset));
}
