namespace Fsm.Chat.Protocol.Machines.Prompt;

/// <summary>What a prompt's transition asks for.</summary>
public enum PromptEffect : byte
{
    /// <summary>Show the request, and how it is answered.</summary>
    ShowRequest,

    /// <summary>Pass the answer on to whoever waits for it.</summary>
    GiveAnswer,

    /// <summary>Show the oldest of those that are left again.</summary>
    ShowNext,
}
