namespace Fsm.Chat.Protocol.Machines.Prompt;

/// <summary>Whether something on the client's screen waits for the person's answer.</summary>
public enum PromptState : byte
{
    /// <summary>Nothing does.</summary>
    Clear,

    /// <summary>At least one offer or invitation does; the oldest is the one that is asked.</summary>
    Asking,
}
