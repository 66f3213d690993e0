using Fsm.Chat.Tests.Exploration.Modelling;
using static Fsm.Chat.Tests.Exploration.Modelling.Statement;

namespace Fsm.Chat.Tests.Exploration.Products.Connection;

/// <summary>
/// One TCP connection between the two: what is under way in each direction, which end has closed it, and whether it is cut, of which nobody is told.
/// What is said to an end that is gone is lost, and so is all that is under way when it is cut.
/// </summary>
internal sealed class Wire : IEnds
{
    /// <summary>Makes it.</summary>
    /// <param name="model">The model.</param>
    /// <param name="number">Its number.</param>
    /// <param name="capacity">How many frames can be under way in each direction.</param>
    /// <param name="asksAlone">Whether an end asks if the other one is there only when nothing is under way in either direction: fewer worlds.</param>
    public Wire(Model model, int number, int capacity, bool asksAlone)
    {
        (Up, Down) = (model.Channel($"up{number}", capacity), model.Channel($"down{number}", capacity));
        Cut = model.Number($"cut{number}");
        (LetsClientAsk, LetsServerAsk) = asksAlone ? (Up.IsEmpty & Down.IsEmpty, Up.IsEmpty & Down.IsEmpty) : (Up.IsEmpty, Down.IsEmpty);
        (ClientGone, ServerGone) = (model.Number($"client_gone{number}"), model.Number($"server_gone{number}"));
    }

    public Channel Up { get; }

    public Channel Down { get; }

    public Variable Cut { get; }

    public Variable ClientGone { get; }

    public Variable ServerGone { get; }

    public Value LetsClientAsk { get; }

    public Value LetsServerAsk { get; }

    public ImmutableArray<Statement> SayUp(Frame frame) => [If(Cut.Is(0) & ServerGone.Is(0) & ClientGone.Is(0), [Up.Send(frame)])];

    public ImmutableArray<Statement> SayDown(Frame frame) => [If(Cut.Is(0) & ClientGone.Is(0) & ServerGone.Is(0), [Down.Send(frame)])];

    public ImmutableArray<Statement> ClientReleases => [.. SayUp(Frame.End), ClientGone.Set(1), Down.Clear];

    public ImmutableArray<Statement> ClientAborts => [ClientGone.Set(1), Up.Clear, Down.Clear];

    public ImmutableArray<Statement> ServerReleases => [.. SayDown(Frame.End), ServerGone.Set(1), Up.Clear];

    public ImmutableArray<Statement> ServerAborts => [ServerGone.Set(1), Up.Clear, Down.Clear];

    /// <summary>As it was before anybody used it.</summary>
    public ImmutableArray<Statement> Forget => [Up.Clear, Down.Clear, Cut.Set(0), ClientGone.Set(0), ServerGone.Set(0)];

    public ImmutableArray<Statement> IsCutNow => [Cut.Set(1), Up.Clear, Down.Clear];
}
