namespace Fsm.Chat.Tests.Client;

/// <summary>What ends a transfer whose file link is gone already.</summary>
public enum LastWord
{
    ServerEnds,
    Cancel,
    LinkBreaks,
}

internal static class LastWords
{
    public static void Say(ClientWorld world, LastWord word, StatusCode status)
    {
        if (word == LastWord.ServerEnds)
            world.Server.EndTransfer(status);
        else if (word == LastWord.Cancel)
            world.Line("cancel 1");
        else
            world.Server.EndSession();
    }
}
