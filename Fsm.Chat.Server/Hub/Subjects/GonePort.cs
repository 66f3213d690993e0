namespace Fsm.Chat.Server.Hub.Subjects;

/// <summary>What stands for a socket that was let go of: nothing that is asked of it does anything.</summary>
internal sealed class GonePort : IServerLinkPort
{
    public static readonly GonePort Instance = new();

    private GonePort()
    {
    }

    public void Wake()
    {
        // nobody reads there
    }

    public void Release()
    {
        // it is
    }

    public void Abort()
    {
        // it is gone already
    }

    public void ResumeReading()
    {
        // nobody writes there
    }

    public void BeginRelay(IServerLinkPort target, HubRelay transfer)
    {
        // the hub hears of it by the end of the link
    }
}
