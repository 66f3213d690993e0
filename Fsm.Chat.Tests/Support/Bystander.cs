namespace Fsm.Chat.Tests.Support;

/// <summary>A subject that is nothing but a state, placed where a test wants it.</summary>
internal sealed class Bystander<TState>(TState state) : Subject<TState>(state)
    where TState : struct, Enum;
