using Fsm.Chat.Server.Doors.Native;
using Fsm.Chat.Tests.Simulation.World;

namespace Fsm.Chat.Tests.Simulation.Network;

internal sealed class ServerEnd(SimulatedServer server, Dice dice, Func<byte[], byte[]> meddle)
    : ConnectionEnd(server.Process, dice, meddle), IServerLinkPort
{
    public static readonly HostAddress Loopback = HostAddress.FromBytes([127, 0, 0, 1]);

    /// <summary>The link; null until the connection is accepted.</summary>
    public HubLink? Link { get; private set; }

    protected override bool IsOpen => Link is not null;

    /// <param name="peerPort">Where the connection comes from.</param>
    /// <param name="key">The key that it shows; null for none.</param>
    public void Accept(ushort peerPort, KeyFingerprint? key)
    {
        Link = NativeDoor.Open(server.Hub, this, Loopback, peerPort, Loopback);
        Link.SetKey(key);
        server.Ends.Add(this);
        NoteArrival();
        Wake();
    }

    public void ResumeReading() => ReadOn();

    public void BeginRelay(IServerLinkPort target, HubRelay transfer) => throw new NotSupportedException("There are no file links.");

    protected override bool Receive(ref ReadOnlySequence<byte> input) => server.Hub.Receive(Link!, ref input);

    protected override void TakeOutput(IBufferWriter<byte> writer) => server.Hub.TakeOutput(Link!, writer);

    protected override void NoteWritten(bool blocked) => Link!.SetWriteBlocked(blocked ? server.Hub.Now : null);

    protected override void TellEnded() => server.Hub.InputEnded(Link!);

    protected override void TellLost() => server.Hub.LinkLost(Link!);
}
