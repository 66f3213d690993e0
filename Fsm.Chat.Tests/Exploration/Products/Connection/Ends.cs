using Fsm.Chat.Tests.Exploration.Modelling;

namespace Fsm.Chat.Tests.Exploration.Products.Connection;

/// <summary>What the two ends of a connection can do to it: say something, close it when all is written, or tear it off.</summary>
internal interface IEnds
{
    ImmutableArray<Statement> SayUp(Frame frame);

    ImmutableArray<Statement> SayDown(Frame frame);

    /// <summary>Whether so little is under way that an end may ask whether the other one is there: answers must never find the way full.</summary>
    Value LetsClientAsk { get; }

    Value LetsServerAsk { get; }

    ImmutableArray<Statement> ClientReleases { get; }

    ImmutableArray<Statement> ClientAborts { get; }

    ImmutableArray<Statement> ServerReleases { get; }

    ImmutableArray<Statement> ServerAborts { get; }
}

/// <summary>The ends of a connection whose other side is a stranger: what is said to them goes nowhere, and what they do is a move of its own.</summary>
internal sealed class StrangersEnds : IEnds
{
    public ImmutableArray<Statement> SayUp(Frame frame) => [];

    public ImmutableArray<Statement> SayDown(Frame frame) => [];

    public Value LetsClientAsk => Value.True;

    public Value LetsServerAsk => Value.True;

    public ImmutableArray<Statement> ClientReleases => [];

    public ImmutableArray<Statement> ClientAborts => [];

    public ImmutableArray<Statement> ServerReleases => [];

    public ImmutableArray<Statement> ServerAborts => [];
}
