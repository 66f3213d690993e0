using System.Buffers.Binary;
using Fsm.Chat.Server.Access;

namespace Fsm.Chat.Server.Hub.Subjects;

/// <summary>128 random bits that stand for one session: whoever shows them gets it.</summary>
internal readonly record struct SessionToken(UInt128 Bits)
{
    /// <summary>Bytes of it.</summary>
    public const int Size = 16;

    /// <summary>A new one.</summary>
    public static SessionToken Draw(IRandomSource random)
    {
        Span<byte> bytes = stackalloc byte[Size];
        random.Fill(bytes);
        return Read(bytes);
    }

    /// <summary>The one that a client shows.</summary>
    public static SessionToken Read(ReadOnlySpan<byte> bytes) => new(BinaryPrimitives.ReadUInt128BigEndian(bytes));

    /// <summary>Writes it as the wire has it.</summary>
    public void WriteTo(Span<byte> bytes) => BinaryPrimitives.WriteUInt128BigEndian(bytes, Bits);

    /// <summary>What is kept of it: whoever reads that cannot show the token.</summary>
    public byte[] Hash()
    {
        Span<byte> bytes = stackalloc byte[Size];
        WriteTo(bytes);
        return System.Security.Cryptography.SHA256.HashData(bytes);
    }

    /// <summary>Not shown: logs would give sessions away.</summary>
    public override string ToString() => "…";
}
