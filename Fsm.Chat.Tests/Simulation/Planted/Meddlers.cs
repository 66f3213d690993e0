using System.Buffers.Binary;
using Fsm.Chat.Tests.Simulation.World;

namespace Fsm.Chat.Tests.Simulation.Planted;

/// <summary>Now and then the end of what the server writes is left out.</summary>
internal sealed class ForgottenRest(Dice dice) : IMeddler
{
    public byte[] FromClient(byte[] bytes) => bytes;

    public byte[] FromServer(byte[] bytes) => dice.Chance(0.01) ? bytes[..dice.Between(1, bytes.Length)] : bytes;
}

/// <summary>Now and then a write of the client goes out after the next one.</summary>
internal sealed class Overtaking(Dice dice) : IMeddler
{
    private byte[] _waiting = [];

    public byte[] FromClient(byte[] bytes)
    {
        if (_waiting.Length == 0 && dice.Chance(0.02))
        {
            _waiting = bytes;
            return [];
        }

        byte[] both = [.. bytes, .. _waiting];
        _waiting = [];
        return both;
    }

    public byte[] FromServer(byte[] bytes) => bytes;
}

/// <summary>A client that resumes its session says that it has handled one frame more than it has.</summary>
internal sealed class HandledMore : IMeddler
{
    private const int Action = 8;
    private const int Sequence = 16;
    private const int Acknowledgement = 24;

    public byte[] FromClient(byte[] bytes)
    {
        if (bytes.Length >= FrameHeader.Size && bytes[Action] == (byte)FrameAction.ConnectRequest && Read(bytes, Sequence) == 0)
            BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(Acknowledgement), Read(bytes, Acknowledgement) + 1);
        return bytes;
    }

    public byte[] FromServer(byte[] bytes) => bytes;

    private static ulong Read(byte[] bytes, int offset) => BinaryPrimitives.ReadUInt64BigEndian(bytes.AsSpan(offset));
}
