using Fsm.Chat.Tests.Exploration.Modelling;
using static Fsm.Chat.Tests.Exploration.Modelling.Statement;

namespace Fsm.Chat.Tests.Exploration.Products.Transfer;

/// <summary>
/// What either side of a transfer has: a chat link, which may be cut and of whose end each end learns by itself, and one file link, whose server end is a Link machine.
/// </summary>
internal sealed class TransferSide
{
    private readonly Variable _cut;
    private readonly Variable _clientKnows;
    private readonly Variable _serverKnows;

    public TransferSide(Model model, string name, Rules<LinkState, LinkTrigger, LinkEffect> rules)
    {
        Name = name;
        (Up, Down) = (model.Channel($"{name}_up", 3), model.Channel($"{name}_down", 4));
        (_cut, _clientKnows, _serverKnows) = (model.Number($"{name}_cut"), model.Number($"{name}_client_knows"), model.Number($"{name}_server_knows"));
        (Dialled, Hung) = (model.Number($"{name}_dialled"), model.Number($"{name}_hung_up"));
        (Token, Confirmed) = (model.Number($"{name}_token"), model.Number($"{name}_confirmed"));
        Accepted = model.Number($"{name}_accepted");
        File = model.Part($"{name}_file", rules, armed: false);
    }

    public string Name { get; }

    /// <summary>Frames of its chat link to the server.</summary>
    public Channel Up { get; }

    /// <summary>Frames of its chat link from the server.</summary>
    public Channel Down { get; }

    /// <summary>Whether the client makes, or has made, its file link.</summary>
    public Variable Dialled { get; }

    /// <summary>Whether the client has closed it.</summary>
    public Variable Hung { get; }

    /// <summary>Whether the server waits for a file link with this side's token.</summary>
    public Variable Token { get; }

    /// <summary>Whether the server has confirmed the file link.</summary>
    public Variable Confirmed { get; }

    /// <summary>Whether the server has accepted the file link's connection.</summary>
    public Variable Accepted { get; }

    /// <summary>The server's end of the file link.</summary>
    public Part<LinkState, LinkTrigger, LinkEffect> File { get; }

    public Value IsThere => _serverKnows.Is(0);

    public Value IsCut => _cut.Holds;

    /// <summary>Whether the server's end of the file link is closed, so that the client's will be.</summary>
    public Value ServerHungUp => Accepted.Holds & File.In(LinkState.Closing, LinkState.Closed);

    /// <summary>Whether nothing of this side is under way.</summary>
    public Value IsQuiet => Up.IsEmpty & Down.IsEmpty & (Accepted.Is(0) | File.In(LinkState.Closed)) & (_cut.Is(0) | (_clientKnows.Holds & _serverKnows.Holds));

    /// <summary>The client says something, as long as it thinks that there is somebody to tell.</summary>
    public ImmutableArray<Statement> Say(Frame frame) => [If(_cut.Is(0), [Up.Send(frame)])];

    public ImmutableArray<Statement> Tell(Frame frame) => [If(_cut.Is(0), [Down.Send(frame)])];

    public ImmutableArray<Statement> Dial => [Dialled.Set(1)];

    /// <summary>The client has nothing to do with its file link any more.</summary>
    public ImmutableArray<Statement> HangUp => [Hung.Set(1)];

    /// <summary>What the network does to the chat link, and what follows of it.</summary>
    public void AddCut(Model model, Statement clientLearns, Statement serverLearns)
    {
        model.May(Mover.Fault, $"{Name}: the chat link is cut", _cut.Is(0), _cut.Set(1), Up.Clear, Down.Clear);
        model.May(Mover.Time, $"{Name}: the client notices the cut", _cut.Holds & _clientKnows.Is(0), _clientKnows.Set(1), clientLearns);
        model.May(Mover.Time, $"{Name}: the server notices the cut", _cut.Holds & _serverKnows.Is(0), _serverKnows.Set(1), serverLearns);
    }

    /// <summary>What becomes of the server's end of the file link.</summary>
    public void AddFileLink(Model model, Part<RelayState, RelayTrigger, RelayEffect> relay, Value bothJoined)
    {
        File.On(LinkEffect.JoinTransfer, Token.Set(0), If(bothJoined, [relay.Fire(RelayTrigger.BothSidesAttached)]));
        File.On(LinkEffect.LeaveTransfer, relay.Fire(RelayTrigger.FileLinkEnded));
        // It has no session, and whoever is refused or not wanted any more sees its end.
        File.Quiet(
            LinkEffect.SendRefusal, LinkEffect.AnnounceClose, LinkEffect.AnnounceLinkClose, LinkEffect.SendRest, LinkEffect.ReleaseSocket, LinkEffect.AbortSocket,
            LinkEffect.BeginSession, LinkEffect.EndUnheardSession, LinkEffect.ResumeSession, LinkEffect.EndSession, LinkEffect.SuspendSession, LinkEffect.SendPing, LinkEffect.SendPong);

        model.May(Mover.Program, $"{Name}: the file link is accepted", Dialled.Holds & Hung.Is(0) & Accepted.Is(0), [Accepted.Set(1), .. File.Begin()]);
        model.May(
            Mover.Wire, $"{Name}: the attachment arrives", Accepted.Holds & File.In(LinkState.AwaitingFirstFrame),
            Decide([relay.State, Token], facts => [File.Fire(AttachDecisions.Decide(new((RelayState)facts[0] == RelayState.Attaching, facts[1] == 1, false)).Trigger)]));
        model.May(Mover.Wire, $"{Name}: the server sees the end of the file link", Accepted.Holds & Hung.Holds & File.NotIn(LinkState.Closed), File.Fire(LinkTrigger.InputEnded));
        model.May(Mover.Fault, $"{Name}: the server's end of the file link breaks", Accepted.Holds & File.NotIn(LinkState.Closed), File.Fire(LinkTrigger.LinkLost));
        model.MayElapse(File, when: Accepted.Holds);
        model.Invariants.Add(($"{Name}: the file link's timer is that of its state", Accepted.Is(0) | File.TimerIsRight));
    }

    /// <summary>The server closes the file link, if it is one by now.</summary>
    public ImmutableArray<Statement> CloseFileLink => [Token.Set(0), If(Accepted.Holds & File.In(LinkState.Attached), [File.Fire(LinkTrigger.CloseRequested)])];
}
