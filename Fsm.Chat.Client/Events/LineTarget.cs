using Fsm.Chat.Client.Facts;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Client.Events;

/// <summary>A place where lines are typed: what a prompt shows of it, and where a plain line goes.</summary>
/// <param name="Server">The server's address as it is shown; null for whichever is the current one.</param>
/// <param name="Name">The person or group, <c>chat2</c> where each line names its own, empty where lines are commands.</param>
public sealed record LineTarget(string? Server, string Name)
{
    /// <summary>What a plain line means there. Somebody may be called <c>chat2</c>: then it has to be said.</summary>
    public TypingMode Mode { get; init; } = Name switch
    {
        "" => TypingMode.Commands,
        TypingModes.NamedLinesWord => TypingMode.NamedLines,
        _ => TypingMode.Conversation,
    };

    /// <summary>Whether a text goes there wherever plain lines go by now: it was typed in a window, which is somebody's.</summary>
    public bool IsNamed { get; init; }

    /// <summary>Whether a line that is meant for this place gets there.</summary>
    /// <param name="now">Where lines go now.</param>
    public bool IsReached(LineTarget now) => IsNamed || ((Server is null || Server == now.Server) && Mode == now.Mode && UserName.Comparer.Equals(Name, now.Name));
}
