using System.Security.Cryptography;
using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Machines.Server.Relay;

namespace Fsm.Chat.Server.Hub.Subjects;

/// <summary>One transfer in the hub: one file, one sender, one receiver. Opaque to the transport, which only tells it that bytes have moved.</summary>
public sealed class HubRelay : Subject<RelayState>, IJournaled
{
    private long _progressedAt; // ticks; written by the pump outside the monitor, so read and written as a whole

    internal HubRelay(RelayState initial, ulong number, HubSession sender, HubSession receiver)
        : base(initial) => (Number, Sender, Receiver) = (number, new(this, sender), new(this, receiver));

    /// <summary>Its number, never used again.</summary>
    public ulong Number { get; }

    long IJournaled.LinkNumber => Sender.Session.Link.Number;

    string IJournaled.UserName => Sender.Session.Name;

    internal TransferSide Sender { get; }

    internal TransferSide Receiver { get; }

    internal IEnumerable<TransferSide> Sides => [Sender, Receiver];

    /// <summary>When it was accepted, among all that were: whoever waits longest is started first.</summary>
    internal long Turn { get; set; }

    /// <summary>Whether it holds a place of each side.</summary>
    internal bool HasPlaces { get; set; }

    internal TimeSpan ProgressedAt => TimeSpan.FromTicks(Interlocked.Read(ref _progressedAt));

    /// <summary>States that bytes have moved. Safe to call from any thread.</summary>
    /// <param name="now">The hub's present moment.</param>
    public void NoteProgress(TimeSpan now) => Interlocked.Exchange(ref _progressedAt, now.Ticks);

    internal TransferSide? SideOf(HubSession? session) => Sides.FirstOrDefault(side => side.Session == session);
}

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
