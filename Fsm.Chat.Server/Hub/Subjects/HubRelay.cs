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

    internal TransferSide? SideOf(HubSession session) => Sides.FirstOrDefault(side => side.Session == session);
}
