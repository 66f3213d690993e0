using Fsm.Chat.Client.Completion;
using Fsm.Chat.Client.Screen.Typing;
using Fsm.Chat.Client.Session;

namespace Fsm.Chat.Client.Screen;

/// <summary>What a full screen needs of the client behind it.</summary>
internal interface IScreenClient
{
    /// <summary>How things stand.</summary>
    ClientOverview Overview();

    /// <summary>How a line can go on.</summary>
    CompletionResult Complete(string line, int cursor);

    /// <summary>A line that was wanted.</summary>
    void Read(AddressedLine line);
}
