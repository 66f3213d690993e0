namespace Fsm.Chat.Protocol.Flow;

/// <summary>
/// What a core asks of the socket behind one link. A core calls it only after it has left its monitor, so an implementation may call back into it.
/// No method blocks.
/// </summary>
public interface ILinkPort
{
    /// <summary>There is output to take, or there was: waking in vain is harmless.</summary>
    void Wake();

    /// <summary>Nothing more will be written or read: write what was taken, then close.</summary>
    void Release();

    /// <summary>Close at once; nobody reads any more.</summary>
    void Abort();
}
