using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Fsm.Chat.Protocol;

/// <summary>An IP address as it travels: 16 bytes, an IPv4 address mapped into IPv6 (RFC 4291, section 2.5.5.2).</summary>
public readonly record struct HostAddress
{
    /// <summary>Bytes of an address on the wire.</summary>
    public const int Size = 16;

    private const ulong MappedPrefix = 0x0000_0000_0000_FFFF;
    private readonly ulong _high;
    private readonly ulong _low;

    private HostAddress(ulong high, ulong low)
    {
        _high = high;
        _low = low;
    }

    private bool IsIPv4 => _high == 0 && _low >> 32 == MappedPrefix;

    /// <summary>Whether this is a loopback address, 127.0.0.0/8 or ::1.</summary>
    public bool IsLoopback => IsIPv4 ? (byte)(_low >> 24) == 127 : _high == 0 && _low == 1;

    /// <summary>What one host can choose addresses from: the upper 64 bits of an IPv6 address; an IPv4 address itself.</summary>
    public HostAddress Network => IsIPv4 ? this : new(_high, 0);

    /// <summary>Whether it is no host's address: it stands for one that is not told.</summary>
    public bool IsUnspecified => this == default;

    /// <summary>Reads 4 bytes (IPv4) or 16 bytes (IPv6), both in network order.</summary>
    /// <exception cref="ArgumentException">The length is neither 4 nor 16.</exception>
    public static HostAddress FromBytes(ReadOnlySpan<byte> bytes) => bytes.Length switch
    {
        4 => new(0, (MappedPrefix << 32) | BinaryPrimitives.ReadUInt32BigEndian(bytes)),
        Size => new(BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[8..])),
        _ => throw new ArgumentException("An address has 4 or 16 bytes.", nameof(bytes)),
    };

    /// <summary>Writes the 16 bytes of the wire form.</summary>
    public void WriteTo(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt64BigEndian(destination, _high);
        BinaryPrimitives.WriteUInt64BigEndian(destination[8..], _low);
    }

    /// <summary>The usual text: dotted for IPv4, eight groups with the longest run of zeros left out for IPv6 (RFC 5952).</summary>
    public override string ToString() => IsIPv4
        ? string.Create(CultureInfo.InvariantCulture, $"{(byte)(_low >> 24)}.{(byte)(_low >> 16)}.{(byte)(_low >> 8)}.{(byte)_low}")
        : ToGroups();

    private string ToGroups()
    {
        Span<ushort> groups = stackalloc ushort[8];
        for (var i = 0; i < 8; i++)
            groups[i] = (ushort)((i < 4 ? _high : _low) >> (48 - 16 * (i % 4)));

        var (start, length) = LongestZeroRun(groups);
        var text = new StringBuilder(39);
        for (var i = 0; i < 8; i++)
        {
            if (i == start)
            {
                text.Append("::");
                i += length - 1;
                continue;
            }

            if (text.Length > 0 && text[^1] != ':')
                text.Append(':');
            text.Append(CultureInfo.InvariantCulture, $"{groups[i]:x}");
        }

        return text.ToString();
    }

    private static (int Start, int Length) LongestZeroRun(ReadOnlySpan<ushort> groups)
    {
        var (bestStart, bestLength) = (-1, 1); // a single zero group is not shortened
        for (var i = 0; i < groups.Length; i++)
        {
            var end = i;
            while (end < groups.Length && groups[end] == 0)
                end++;
            if (end - i > bestLength)
                (bestStart, bestLength) = (i, end - i);
            i = Math.Max(i, end - 1);
        }

        return (bestStart, bestLength);
    }
}
