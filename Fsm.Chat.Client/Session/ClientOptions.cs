using Fsm.Chat.Protocol;

namespace Fsm.Chat.Client.Session;

/// <summary>What is settled before a client begins.</summary>
/// <param name="Name">The name to connect under unless a connect says otherwise.</param>
/// <param name="IsInteractive">Whether a person types the lines. A script cannot see that its conversation was refused, so its lines are treated with more care.</param>
public sealed record ClientOptions(string Name, bool IsInteractive)
{
    /// <summary>The limits of this side; a server's own replace some of them once it has said which.</summary>
    public Limits Limits { get; init; } = new();

    /// <summary>Gives random numbers from 0 to 1, which spread the attempts to come back.</summary>
    public Func<double> Jitter { get; init; } = Random.Shared.NextDouble;
}
