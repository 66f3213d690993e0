using System.Buffers.Binary;
using System.Security.Cryptography;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Server.Hub;

/// <summary>128 random bits that stand for one session: whoever shows them gets it.</summary>
internal readonly record struct SessionToken(UInt128 Bits)
{
    /// <summary>A new one.</summary>
    public static SessionToken Draw()
    {
        Span<byte> bytes = stackalloc byte[Welcome.TokenSize];
        RandomNumberGenerator.Fill(bytes);
        return Read(bytes);
    }

    /// <summary>The one that a client shows.</summary>
    public static SessionToken Read(ReadOnlySpan<byte> bytes) => new(BinaryPrimitives.ReadUInt128BigEndian(bytes));

    /// <summary>Writes it as the wire has it.</summary>
    public void WriteTo(Span<byte> bytes) => BinaryPrimitives.WriteUInt128BigEndian(bytes, Bits);

    /// <summary>Not shown: logs would give sessions away.</summary>
    public override string ToString() => "…";
}
