using Fsm.Chat.Benchmarks.Load;
using Fsm.Chat.Benchmarks.Wire;

namespace Fsm.Chat.Benchmarks.Compare.Talkers;

/// <summary>
/// A talker of a server that gives no verdicts. What has come is told to its sender within this process, which costs that server nothing: the comparison is in its favour.
/// What arrives are lines.
/// </summary>
internal abstract class TellingTalker(LinkTransport transport, TalkerRole role, LoadControl control) : Talker(transport, role, control)
{
    private long _told;

    /// <inheritdoc/>
    protected override int Take(byte[] buffer, int count)
    {
        var begin = 0;
        for (int length; (length = buffer.AsSpan(begin, count - begin).IndexOf((byte)'\n')) >= 0; begin += length + 1)
            Handle(buffer.AsSpan(begin, length).TrimEnd((byte)'\r'));
        return begin;
    }

    /// <inheritdoc/>
    protected override void AfterBatch()
    {
        if (Role.Tell is not { } tell || Received is not { } received || received.Count == _told)
            return;
        _told = received.Count;
        tell(_told);
    }

    /// <summary>One line has arrived.</summary>
    protected abstract void Handle(ReadOnlySpan<byte> line);
}
