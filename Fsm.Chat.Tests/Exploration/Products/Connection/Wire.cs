using Fsm.Chat.Tests.Exploration.Modelling;
using static Fsm.Chat.Tests.Exploration.Modelling.Statement;

namespace Fsm.Chat.Tests.Exploration.Products.Connection;

/// <summary>
/// One TCP connection between the two: what is under way in each direction, which end has closed it, and whether it is cut, of which nobody is told.
/// What is said to an end that is gone is lost, and so is all that is under way when it is cut.
/// </summary>
internal sealed class Wire
{
    /// <summary>Makes it.</summary>
    /// <param name="capacity">How many frames can be under way in each direction.</param>
    /// <param name="asksAlone">Whether an end asks if the other one is there only when nothing is under way in either direction: fewer worlds.</param>
    public Wire(Model model, int number, int capacity, bool asksAlone)
    {
        (Up, Down) = (model.Channel($"up{number}", capacity), model.Channel($"down{number}", capacity));
        Cut = model.Number($"cut{number}");
        (ClientGone, ServerGone) = (model.Number($"client_gone{number}"), model.Number($"server_gone{number}"));
        (Client, Server) = (End(Up, Down, ClientGone, asksAlone), End(Down, Up, ServerGone, asksAlone));
    }

    public Channel Up { get; }

    public Channel Down { get; }

    public Variable Cut { get; }

    public Variable ClientGone { get; }

    public Variable ServerGone { get; }

    public WireEnd Client { get; }

    public WireEnd Server { get; }

    /// <summary>As it was before anybody used it.</summary>
    public ImmutableArray<Statement> Forget => [Up.Clear, Down.Clear, Cut.Set(0), ClientGone.Set(0), ServerGone.Set(0)];

    public ImmutableArray<Statement> IsCutNow => [Cut.Set(1), Up.Clear, Down.Clear];

    private WireEnd End(Channel way, Channel back, Variable gone, bool asksAlone)
    {
        return new(Say, asksAlone ? way.IsEmpty & back.IsEmpty : way.IsEmpty, [.. Say(Frame.End), gone.Set(1), back.Clear], [gone.Set(1), way.Clear, back.Clear]);

        ImmutableArray<Statement> Say(Frame frame) => [If(Cut.Is(0) & ServerGone.Is(0) & ClientGone.Is(0), [way.Send(frame)])];
    }
}
