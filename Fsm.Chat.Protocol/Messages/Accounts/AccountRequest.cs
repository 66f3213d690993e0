using Fsm.Chat.Protocol.Framing;

namespace Fsm.Chat.Protocol.Messages.Accounts;

/// <summary>What a client asks about the name of its person.</summary>
public enum AccountRequestKind : byte
{
    /// <summary>The name shall be theirs, proved by the key that the link shows.</summary>
    Register = 1,

    /// <summary>Which keys prove it?</summary>
    Keys = 2,

    /// <summary>A code by which another key may prove it too.</summary>
    AddKey = 3,

    /// <summary>A key shall not prove it any more.</summary>
    RemoveKey = 4,

    /// <summary>All that is known of them shall be forgotten.</summary>
    Forget = 5,
}

/// <summary>
/// Client: something about the account of its person. Body: u8 kind, u8 length, word: of a registration what the key is called, of a removal how the key's fingerprint
/// begins or what it is called, empty otherwise.
/// </summary>
public readonly ref struct AccountRequest : IMessage
{
    /// <summary>What is asked.</summary>
    public AccountRequestKind Kind { get; init; }

    /// <summary>What it is about, in UTF-8.</summary>
    public ReadOnlySpan<byte> Word { get; init; }

    /// <inheritdoc/>
    public FrameAction Action => FrameAction.Account;

    /// <inheritdoc/>
    public int BodySize => 2 + Word.Length;

    /// <inheritdoc/>
    public void WriteBody(ref BodyWriter writer)
    {
        writer.Write((byte)Kind);
        writer.WriteShortString(Word);
    }

    /// <summary>Reads a body.</summary>
    /// <returns>Whether all fields were there and the kind has a meaning.</returns>
    public static bool TryRead(ReadOnlySpan<byte> body, out AccountRequest message)
    {
        var reader = new BodyReader(body);
        message = new() { Kind = (AccountRequestKind)reader.ReadByte(), Word = reader.ReadShortString() };
        return !reader.Failed && Enum.IsDefined(message.Kind);
    }
}
