using Fsm.Chat.Tests.Exploration.Modelling;
using static Fsm.Chat.Tests.Exploration.Modelling.Statement;

namespace Fsm.Chat.Tests.Exploration.Products.Message;

/// <summary>
/// One of the two people of a message: their session on the server, and the connection that carries it. It may be cut; each end learns of that by itself, and the client comes back
/// with a resume, which the server may get before it has missed anything.
/// </summary>
internal sealed class MessageEnd
{
    private const int There = 0, Noticed = 1, AskedBack = 2;

    public MessageEnd(Model model, string name, Rules<SessionState, SessionTrigger, SessionEffect> rules)
    {
        Name = name;
        (Up, Down) = (model.Channel($"{name}_up", 3), model.Channel($"{name}_down", 4));
        (Cut, Away, Over) = (model.Number($"{name}_cut"), model.Number($"{name}_away", max: AskedBack), model.Number($"{name}_over"));
        Session = model.Part(name, rules, SessionState.Chatting);
        Session.OnViolation(null, Never($"{name} says what is not permitted"));
        model.MayElapse(Session);
        model.Invariants.Add(($"the timer of the {name}'s session is that of its state", Session.TimerIsRight));
    }

    public string Name { get; }

    public Channel Up { get; }

    public Channel Down { get; }

    public Variable Cut { get; }

    /// <summary>Whether the client knows, and whether it has asked for its session since.</summary>
    public Variable Away { get; }

    /// <summary>Whether the client takes itself for connected.</summary>
    public Value IsThere => Away.Is(There) & Over.Is(0);

    /// <summary>The client hears that its session goes on.</summary>
    public Statement IsBack => Away.Set(There);

    /// <summary>Whether the client knows that its session is over.</summary>
    public Variable Over { get; }

    public Part<SessionState, SessionTrigger, SessionEffect> Session { get; }

    public Value IsLive => Session.NotIn(SessionState.Disconnected);

    public Value Rests => Up.IsEmpty & Down.IsEmpty & (Over.Holds | (Cut.Is(0) & IsThere & Session.In(SessionState.Chatting)));

    public ImmutableArray<Statement> Say(Frame frame) => [If(Cut.Is(0), [Up.Send(frame)])];

    /// <summary>Queues a frame for the client; what is lost on the way is sent again after a resume.</summary>
    public ImmutableArray<Statement> Tell(Frame frame) => [If(Cut.Is(0) & !Session.In(SessionState.Interrupted), [Down.Send(frame)])];

    /// <summary>The connection is cut, and who learns of it when.</summary>
    public void AddCut(Model model, Budget cuts)
    {
        model.May(Mover.Fault, $"{Name}: the connection is cut", Cut.Is(0) & Over.Is(0) & cuts.IsLeft, [.. cuts.Spend, Cut.Set(1), Up.Clear, Down.Clear]);
        model.May(Mover.Time, $"{Name}: the client notices the cut", Cut.Holds & Away.IsNot(Noticed) & Over.Is(0), Away.Set(Noticed));
        model.May(
            Mover.Time, $"{Name}: the server notices the cut", Cut.Holds & Session.In(SessionState.Connected, SessionState.Chatting),
            Session.Fire(InterruptionDecisions.DecideLost(new Limits(), new(IsPlaceFree: true, HasPeerEnded: false, IsHeardOf: true))));
    }

    /// <summary>The client is killed, and another one goes on where it was: the connection is lost, and it knows.</summary>
    public void AddKill(Model model, Budget cuts, Variable restarted, Value when) => model.May(
        Mover.Fault, $"{Name}: the client is killed and started again", when & Over.Is(0) & restarted.Is(0) & cuts.IsLeft,
        [.. cuts.Spend, restarted.Set(1), Cut.Set(1), Away.Set(Noticed), Up.Clear, Down.Clear]);

    /// <summary>The client shows its token on a new connection.</summary>
    /// <param name="resumed">What the server says first, and again.</param>
    /// <param name="refused">What it means that the session is over.</param>
    /// <param name="when">When the server knows what it has handled; it refuses for now until then.</param>
    public void AddResume(Model model, ImmutableArray<Statement> resumed, ImmutableArray<Statement> refused, Value? when = null)
    {
        Session.On(SessionEffect.ConfirmResume, resumed);
        Session.Quiet(SessionEffect.TakeLink, SessionEffect.SendSnapshot, SessionEffect.TellBack, SessionEffect.KeepAside, SessionEffect.TellInterrupted);
        model.May(
            Mover.Program, $"{Name}: comes back", Away.Is(Noticed) & IsLive & (when ?? Value.True),
            Up.Clear, Down.Clear, Cut.Set(0), Away.Set(AskedBack), Session.Fire(InterruptionDecisions.DecideResumed(conversations: 1)));
        model.May(Mover.Program, $"{Name}: comes back, and the session is over", Away.Is(Noticed) & !IsLive, [Away.Set(There), Over.Set(1), .. refused]);
    }
}
