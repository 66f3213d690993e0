using System.Security.Cryptography;

namespace Fsm.Chat.Server.Hub.Transfers;

/// <summary>One of the two sides of a transfer.</summary>
internal sealed class TransferSide(HubTransfer transfer, HubSession session)
{
    private byte[]? _token;

    public HubTransfer Transfer => transfer;

    public HubSession Session => session;

    public bool IsSender => transfer.Sender == this;

    /// <summary>Whether a file link is expected: a token was given out and not used.</summary>
    public bool ExpectsLink => _token is not null;

    /// <summary>The file link, once it was attached; its state says whether it still is.</summary>
    public HubLink? Link { get; set; }

    /// <summary>Whether this is the token that was given out, not used yet. Takes as long for a wrong one as for the right one.</summary>
    public bool Fits(ReadOnlySpan<byte> token) => _token is not null && CryptographicOperations.FixedTimeEquals(_token, token);

    /// <summary>Expects a file link with this token.</summary>
    public void Expect(byte[] token) => _token = token;

    /// <summary>The token is used, or is not needed any more.</summary>
    public void DropToken() => _token = null;
}
