namespace Fsm.Chat.Tests.Exploration;

/// <summary>One mistake in the rules that an exploration has to find.</summary>
/// <param name="Moves">After how many moves, at the least.</param>
internal sealed record PlantedBug(Product Product, string Mutant, int Moves, string Property)
{
    /// <summary>Mistakes of every kind: cells deleted and redirected, effects and timers dropped.</summary>
    public static IReadOnlyList<PlantedBug> All { get; } =
    [
        new(Product.OneLink, "Session.Connected × LinkInterrupted: the cell is deleted", 4, "session: Session_Connected × LinkInterrupted is not decided (Bug)"),
        new(Product.OneLink, "User.Disconnecting × LinkLost: the cell is deleted", 6, "user: User_Disconnecting × LinkLost is not decided (Bug)"),
        new(Product.OneLink, "Session.Connected × DisconnectRequestReceived: CloseLink is dropped", 6, "server: link 0 is in use and carries no session"),
        new(Product.OneLink, "Link.Live × CloseRequested: AnnounceClose is dropped", 4, "server: link 0 closes and does not say why"),
        new(Product.OneLink, "Link.Probing × DeadTimerElapsed: SuspendSession is dropped", 6, "who is connected has no link in use"),
        new(Product.OneLink, "User.Connecting × ConnectTimerElapsed: CloseLink is dropped", 4, "user: User_Disconnected × LinkLost is not decided (Bug)"),
        new(Product.OneLink, "User.Resuming × ResumeRefused: ForgetSession is dropped", 6, "from here not everybody can come to rest"),
        new(Product.OneLink, "Session.Interrupted: its timer is dropped", 4, "the timer of the session is that of its state"),
        new(Product.OneLink, "Conversation.Open × OpenConfirmed: the cell is deleted", 12, "talk: Conversation_Open × OpenConfirmed is not decided (Violation)"),
        new(Product.TwoLinks, "Session.Connected × ResumedIdle: TakeLink is dropped", 9, "server: link 1 is in use and carries no session"),
        new(Product.AnyClient, "Link.Probing × InputEnded: SuspendSession is dropped", 5, "server: Notice is sent after the close"),
        new(Product.AnyServer, "Conversation.PeerInterrupted × QuitTyped: the cell is deleted", 7, "talk: Conversation_PeerInterrupted × QuitTyped is not decided (Bug)"),
        new(Product.Crossing, "Conversation.Closed × PeerLeft: the cell is deleted", 7, "bob_talk: Conversation_Closed × PeerLeft is not decided (Violation)"),
        new(Product.Crossing, "Session.Chatting × LastPartnerGone: the cell is deleted", 4, "ann_session: Session_Chatting × LastPartnerGone is not decided (Bug)"),
        new(Product.Impatient, "Conversation.Open × LeaveAnswered: the cell is deleted", 12, "ann_talk: Conversation_Open × LeaveAnswered is not decided (Violation)"),
        new(Product.Message, "Session.entering Disconnected: FailUndelivered is dropped", 5, "from here not everybody can come to rest"),
        new(Product.Message, "Delivery.Accepted × LinkLost: the cell is deleted", 8, "delivery: Delivery_Accepted × LinkLost is not decided (Bug)"),
        new(
            Product.Message, "Delivery.Accepted × DeliveredReceived: goes to Entrusted instead of Delivered", 7,
            "what is said to be kept is not on the disk"),
        new(Product.Message, "Delivery.Sent × AcknowledgementReceived: the cell is deleted", 3, "delivery: Delivery_Sent × AcknowledgementReceived is not decided (Violation)"),
        new(Product.Transfer, "Relay.Attaching × AttachTimerElapsed: goes to Finishing instead of Ended", 14, "relay: Relay_Finishing × FileLinkEnded is not decided (Bug)"),
        new(Product.Transfer, "Upload.Offered × CancelTyped: SendCancel is dropped", 5, "nothing has gone wrong, and somebody waits until a timer elapses"),
        new(Product.Transfer, "Upload.Verifying: its timer is dropped", 18, "the timer of the upload is that of its state"),
        new(Product.Storing, "Store.Settling × BatchRefused: LeaveBatchUndecided is dropped", 6, "from here not everybody can come to rest"),
        new(Product.Storing, "Store.Writing × BatchInDoubt: goes to Closed instead of Repeating", 4, "from here not everybody can come to rest"),
        new(Product.Storing, "Store.Probing × BatchStored: ForwardBatch is dropped", 5, "from here not everybody can come to rest"),
    ];

    /// <summary>The rules of all machines, with the mistake.</summary>
    public RuleSet Rules => RuleMutations.Named(Mutant, new(new Limits()));

    public override string ToString() => $"{Product}: {Mutant}";
}
