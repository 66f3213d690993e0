using System.Net;

namespace Fsm.Chat.Server.Transport;

/// <summary>Counts the handshakes that each address has under way. Safe to use from any thread.</summary>
/// <param name="most">As many as an address may have; 0 for no limit.</param>
internal sealed class HandshakeCount(int most)
{
    private readonly Dictionary<IPAddress, int> _handshakes = [];

    /// <summary>Counts one more, if there may be one more. Loopback is exempt: it is the machine's own.</summary>
    /// <returns>What to dispose of when it is over; null when there may be no more.</returns>
    public IDisposable? TryEnter(EndPoint? peer)
    {
        if (most == 0 || peer is not IPEndPoint { Address: var address } || IPAddress.IsLoopback(address))
            return new Place(null, IPAddress.None);
        lock (_handshakes)
        {
            var there = _handshakes.GetValueOrDefault(address);
            if (there >= most)
                return null;
            _handshakes[address] = there + 1;
            return new Place(this, address);
        }
    }

    private void Leave(IPAddress address)
    {
        lock (_handshakes)
        {
            if (--_handshakes[address] == 0)
                _handshakes.Remove(address);
        }
    }

    private sealed class Place(HandshakeCount? count, IPAddress address) : IDisposable
    {
        private HandshakeCount? _count = count;

        public void Dispose() => Interlocked.Exchange(ref _count, null)?.Leave(address);
    }
}
