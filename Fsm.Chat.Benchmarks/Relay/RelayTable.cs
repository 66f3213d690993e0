namespace Fsm.Chat.Benchmarks.Relay;

/// <summary>Where frames go, by the destination port in their header: a connection by its port, or all connections of a room by a number that is nobody's port.</summary>
internal sealed class RelayTable
{
    private readonly RelayLink[]?[] _targets = new RelayLink[]?[ushort.MaxValue + 1];

    /// <summary>Those at a port; nobody when it is not known.</summary>
    public RelayLink[] At(int port) => Volatile.Read(ref _targets[port]) ?? [];

    /// <summary>Adds one.</summary>
    public void Join(int port, RelayLink link)
    {
        lock (_targets)
            Volatile.Write(ref _targets[port], [.. At(port), link]);
    }

    /// <summary>Nobody is at that port any more.</summary>
    public void Clear(int port) => Volatile.Write(ref _targets[port], null);
}
