using System.Security.Cryptography;
using Fsm.Chat.Protocol;

namespace Fsm.Chat.Server.Hub.Subjects;

/// <summary>One of the two sides of a transfer.</summary>
internal sealed class TransferSide(HubRelay transfer, HubSession session)
{
    private byte[]? _token;

    public HubRelay Transfer => transfer;

    public HubSession Session => session;

    public bool IsSender => transfer.Sender == this;

    public TransferSide Other => IsSender ? transfer.Receiver : transfer.Sender;

    /// <summary>Whether a file link is expected: a token was given out and not used.</summary>
    public bool ExpectsLink => _token is not null;

    /// <summary>The file link, once it was attached; its state says whether it still is.</summary>
    public HubLink? Link { get; set; }

    /// <summary>Whether this is the token that was given out, not used yet. Takes as long for a wrong one as for the right one.</summary>
    public bool Fits(ReadOnlySpan<byte> token) => _token is not null && CryptographicOperations.FixedTimeEquals(_token, token);

    /// <summary>Where the file link is expected from.</summary>
    public HostAddress ExpectedFrom { get; private set; }

    /// <summary>Expects a file link with this token, from where the person's chat link comes from now.</summary>
    public void Expect(byte[] token) => (_token, ExpectedFrom) = (token, session.Link.Address);

    /// <summary>The token is used, or is not needed any more.</summary>
    public void DropToken() => _token = null;
}
