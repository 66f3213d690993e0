using Fsm.Chat.Client.Completion;
using Fsm.Chat.Client.Events;
using Fsm.Chat.Client.Session;

namespace Fsm.Chat.Client.Screen;

/// <summary>What a full screen needs of the client behind it.</summary>
internal interface IScreenClient
{
    /// <summary>How things stand.</summary>
    ClientOverview Overview();

    /// <summary>How a line can go on that is typed at a place.</summary>
    CompletionResult Complete(string line, int cursor, LineTarget place);

    /// <summary>The place that a command leads to which is typed at another one; null for any other line.</summary>
    LineTarget? LeadsTo(string line, LineTarget place);

    /// <summary>A line that was wanted.</summary>
    void Read(string line, LineTarget place);

    /// <summary>Answers a server that wants a password; null for none.</summary>
    void GivePassword(string? password);
}
