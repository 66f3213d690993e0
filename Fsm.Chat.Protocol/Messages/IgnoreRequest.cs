using System.Text;
using Fsm.Chat.Protocol.Framing;

namespace Fsm.Chat.Protocol.Messages;

/// <summary>What a client says about people from whom its person takes nothing.</summary>
public enum IgnoreRequestKind : byte
{
    /// <summary>From now on nothing is taken from whoever has that name.</summary>
    Ignore = 1,

    /// <summary>From now on everything is taken from them again.</summary>
    Unignore = 2,

    /// <summary>Who is it?</summary>
    List = 3,
}

/// <summary>
/// Client: whom to ignore. Body: u8 kind, u8 length, person's name. A destination port in the header means the person who has it. Both changes are confirmed as to open a
/// conversation is (<see cref="ConversationConfirmation"/>), with a port of 0 where nobody has the name now.
/// </summary>
public readonly ref struct IgnoreRequest : IMessage
{
    /// <summary>What is asked.</summary>
    public IgnoreRequestKind Kind { get; init; }

    /// <summary>The person's name in UTF-8; empty for whoever has the port, and in a request for the list.</summary>
    public ReadOnlySpan<byte> Person { get; init; }

    /// <inheritdoc/>
    public FrameAction Action => FrameAction.Ignore;

    /// <inheritdoc/>
    public int BodySize => 2 + Person.Length;

    /// <inheritdoc/>
    public void WriteBody(ref BodyWriter writer)
    {
        writer.Write((byte)Kind);
        writer.WriteShortString(Person);
    }

    /// <summary>Reads a body.</summary>
    /// <returns>Whether all fields were there and the kind has a meaning.</returns>
    public static bool TryRead(ReadOnlySpan<byte> body, out IgnoreRequest message)
    {
        var reader = new BodyReader(body);
        message = new() { Kind = (IgnoreRequestKind)reader.ReadByte(), Person = reader.ReadShortString() };
        return !reader.Failed && Enum.IsDefined(message.Kind);
    }
}

/// <summary>Server: the confirmation of a request for the list. Body: u64 the request's sequence, u16 status 0, u16 how many names; for each u8 length, name.</summary>
public readonly struct IgnoreListConfirmation : IMessage
{
    /// <summary>The sequence number of the request that is answered.</summary>
    public ulong Request { get; init; }

    /// <summary>The names.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <inheritdoc/>
    public FrameAction Action => FrameAction.Confirmation;

    /// <inheritdoc/>
    public int BodySize => SizeOf(Names);

    /// <summary>Bytes of the body with these names.</summary>
    public static int SizeOf(IReadOnlyList<string> names) => 12 + names.Sum(SizeOf);

    /// <summary>Bytes of one name in it.</summary>
    public static int SizeOf(string name) => 1 + Encoding.UTF8.GetByteCount(name);

    /// <inheritdoc/>
    public void WriteBody(ref BodyWriter writer)
    {
        writer.Write(Request);
        writer.Write((ushort)StatusCode.Ok);
        writer.Write((ushort)Names.Count);
        foreach (var name in Names)
            writer.WriteShortString(Encoding.UTF8.GetBytes(name));
    }

    /// <summary>Reads a body whose status is 0.</summary>
    /// <returns>Whether all fields were there and all names are UTF-8.</returns>
    public static bool TryRead(ReadOnlySpan<byte> body, out IgnoreListConfirmation message)
    {
        var reader = new BodyReader(body);
        var request = reader.ReadUInt64();
        reader.ReadUInt16();
        var names = new List<string>();
        var count = reader.ReadUInt16();
        while (names.Count < count && !reader.Failed && Utf8.TryDecode(reader.ReadShortString(), out var name))
            names.Add(name);
        message = new() { Request = request, Names = names };
        return !reader.Failed && names.Count == count;
    }
}
