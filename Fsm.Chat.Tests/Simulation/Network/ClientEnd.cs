using Fsm.Chat.Client.Entry;
using Fsm.Chat.Tests.Simulation.World;

namespace Fsm.Chat.Tests.Simulation.Network;

/// <summary>A client's end of a connection, from the attempt on.</summary>
internal sealed class ClientEnd(Process process, ChatClient client, long number, Dice dice, Func<byte[], byte[]> meddle)
    : ConnectionEnd(process, dice, meddle)
{
    private bool _isOpen;
    private bool _isOver; // the attempt has failed or was given up

    public long Number => number;

    protected override bool IsOpen => _isOpen;

    public void Open(ushort port)
    {
        if (_isOver || LettingsGo > 0)
            return;
        _isOpen = true;
        client.LinkOpened(number, port, ServerEnd.Loopback);
        NoteArrival();
        Wake();
    }

    public void Fail(string why, bool isRefused = false)
    {
        if (_isOpen || _isOver)
            return;
        _isOver = true;
        client.DialFailed(number, why, isRefused);
    }

    protected override bool Receive(ref ReadOnlySequence<byte> input)
    {
        client.Receive(number, ref input);
        return true;
    }

    protected override void TakeOutput(IBufferWriter<byte> writer)
    {
        while (client.TakeOutput(number, writer)) { }
    }

    protected override void NoteWritten(bool blocked)
    {
        if (!blocked)
            client.OutputFlushed(number);
    }

    protected override void TellEnded() => client.LinkInputEnded(number);

    protected override void TellLost() => client.LinkLost(number);
}
