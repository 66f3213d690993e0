using Fsm.Chat.Protocol.Framing;

namespace Fsm.Chat.Protocol.Messages;

/// <summary>
/// Client: give me a session under this name, or the one back that this token stands for. Body: u8 length, name; then, each of which may be absent with all that follow:
/// u8 length (0 or 16), token; u8 length, password; u32 wishes; u8 length, code; u8 length, what its key is called. What comes after them is for later versions and ignored. A resume has sequence 0, and acknowledges what the client has handled.
/// </summary>
public readonly ref struct ConnectRequest : IMessage
{
    /// <summary>The name in UTF-8, not checked yet. A resumed session keeps the name it has.</summary>
    public ReadOnlySpan<byte> Name { get; init; }

    /// <summary>The token of the session to resume; empty for a new one.</summary>
    public ReadOnlySpan<byte> Token { get; init; }

    /// <summary>The server's password in UTF-8; empty for none.</summary>
    public ReadOnlySpan<byte> Password { get; init; }

    /// <summary>What else is asked for; a resumed session keeps what it has.</summary>
    public Wishes Wishes { get; init; }

    /// <summary>A code, from whoever holds the name, by which the key of the link may prove it from now on; empty for none. In ASCII.</summary>
    public ReadOnlySpan<byte> Code { get; init; }

    /// <summary>What the key that a code brings in is called, in UTF-8; empty for nothing.</summary>
    public ReadOnlySpan<byte> KeyLabel { get; init; }

    /// <summary>Whether it asks for a session that there is already.</summary>
    public bool IsResume => !Token.IsEmpty;

    /// <inheritdoc/>
    public FrameAction Action => FrameAction.ConnectRequest;

    /// <inheritdoc/>
    public int BodySize => 1 + Name.Length + (HasToken ? 1 + Token.Length : 0) + (HasPassword ? 1 + Password.Length : 0) + (HasWishes ? sizeof(uint) : 0)
        + (HasCode ? 1 + Code.Length : 0) + (HasLabel ? 1 + KeyLabel.Length : 0);

    private bool HasPassword => !Password.IsEmpty || HasWishes;

    private bool HasWishes => Wishes != Wishes.None || HasCode;

    private bool HasCode => !Code.IsEmpty || HasLabel;

    private bool HasLabel => !KeyLabel.IsEmpty;

    private bool HasToken => IsResume || HasPassword;

    /// <inheritdoc/>
    public void WriteBody(ref BodyWriter writer)
    {
        writer.WriteShortString(Name);
        if (HasToken)
            writer.WriteShortString(Token);
        if (HasPassword)
            writer.WriteShortString(Password);
        if (HasWishes)
            writer.Write((uint)Wishes);
        if (HasCode)
            writer.WriteShortString(Code);
        if (HasLabel)
            writer.WriteShortString(KeyLabel);
    }

    /// <summary>Reads a body.</summary>
    /// <returns>Whether the fields that were there are whole.</returns>
    public static bool TryRead(ReadOnlySpan<byte> body, out ConnectRequest message)
    {
        var reader = new BodyReader(body);
        var name = reader.ReadShortString();
        var token = reader.IsAtEnd ? default : reader.ReadShortString();
        var password = reader.IsAtEnd ? default : reader.ReadShortString();
        var wishes = reader.IsAtEnd ? Wishes.None : (Wishes)reader.ReadUInt32();
        var code = reader.IsAtEnd ? default : reader.ReadShortString();
        var label = reader.IsAtEnd ? default : reader.ReadShortString();
        message = new() { Name = name, Token = token, Password = password, Wishes = wishes, Code = code, KeyLabel = label };
        return !reader.Failed && token.Length is 0 or Welcome.TokenSize;
    }
}
