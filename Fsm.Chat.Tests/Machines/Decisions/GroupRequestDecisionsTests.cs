using static Fsm.Chat.Protocol.Machines.Server.Session.SessionTrigger;

namespace Fsm.Chat.Tests.Machines.Decisions;

public sealed class GroupRequestDecisionsTests
{
    private static readonly GroupFacts Owned = new(IsNamed: true, IsMember: true, IsOwner: true, IsInvited: false, IsOnlyConversation: false, IsFull: false);

    private static readonly InviteeFacts Free = new(
        Found: true, Ambiguous: false, IsSelf: false, IsMember: false, IsInvited: false, IsAtLimit: false, IsBusy: false);

    // In the order in which they count: each is told before all that follow it.
    private static readonly (string Name, Func<(GroupFacts, InviteeFacts), (GroupFacts, InviteeFacts)> Spoil, StatusCode Status)[] Obstacles =
    [
        ("one is not in the group", facts => (facts.Item1 with { IsMember = false }, facts.Item2), StatusCode.NotMember),
        ("one is not its owner", facts => (facts.Item1 with { IsOwner = false }, facts.Item2), StatusCode.NotOwner),
        ("the person is ambiguous", facts => (facts.Item1, facts.Item2 with { Ambiguous = true }), StatusCode.RecipientAmbiguous),
        ("the person is unknown", facts => (facts.Item1, facts.Item2 with { Found = false }), StatusCode.UnknownRecipient),
        ("the person is oneself", facts => (facts.Item1, facts.Item2 with { IsSelf = true }), StatusCode.RecipientIsSelf),
        ("the person is a member", facts => (facts.Item1, facts.Item2 with { IsMember = true }), StatusCode.AlreadyMember),
        ("the person is invited", facts => (facts.Item1, facts.Item2 with { IsInvited = true }), StatusCode.AlreadyInvited),
        ("the group is full", facts => (facts.Item1 with { IsFull = true }, facts.Item2), StatusCode.GroupFull),
        ("the person is in too many groups", facts => (facts.Item1, facts.Item2 with { IsAtLimit = true }), StatusCode.TooManyGroups),
        ("the person is busy", facts => (facts.Item1, facts.Item2 with { IsBusy = true }), StatusCode.RecipientBusy),
    ];

    private static IEnumerable<TestCaseData> Alone() => Obstacles.Select(obstacle =>
        Case(obstacle.Spoil((Owned, Free)), obstacle.Status).SetName($"Nobody is invited when {obstacle.Name}"));

    private static IEnumerable<TestCaseData> Pairs() =>
        from i in Enumerable.Range(0, Obstacles.Length)
        from later in Obstacles[(i + 1)..]
        let first = Obstacles[i]
        select Case(first.Spoil(later.Spoil((Owned, Free))), first.Status).SetName($"That {first.Name} is told before that {later.Name}");

    [TestCaseSource(nameof(Alone)), TestCaseSource(nameof(Pairs))]
    public void Invitation_is_refused(GroupFacts group, InviteeFacts invitee, StatusCode status) =>
        Assert.That(GroupRequestDecisions.Decide(group, invitee), Is.EqualTo((GroupRequestRefused, status)));

    [Test]
    public void Owner_invites() => Assert.That(GroupRequestDecisions.Decide(Owned, Free), Is.EqualTo((InviteGranted, StatusCode.Ok)));

    //        valid held limit stopping
    [TestCase(true, false, false, false, StatusCode.Ok)]
    [TestCase(true, false, true, false, StatusCode.TooManyGroups)]
    [TestCase(true, true, false, false, StatusCode.NameTaken)]
    [TestCase(true, true, true, false, StatusCode.NameTaken)]
    [TestCase(false, false, false, false, StatusCode.NameInvalid)]
    [TestCase(false, false, true, false, StatusCode.NameInvalid)]
    [TestCase(true, false, false, true, StatusCode.ServerStopping)]
    [TestCase(false, false, true, true, StatusCode.ServerStopping)]
    [TestCase(true, true, false, true, StatusCode.ServerStopping)]
    public void Making_a_group_is_decided(bool valid, bool held, bool limit, bool stopping, StatusCode status) =>
        Assert.That(GroupRequestDecisions.Decide(new CreationFacts(valid, held, limit, stopping)), Is.EqualTo((status == StatusCode.Ok ? GroupCreateGranted : GroupRequestRefused, status)));

    //                                 named member invited only conversation
    [TestCase(GroupRequestKind.Accept, true, false, true, false, InvitationAcceptGranted, StatusCode.Ok)]
    [TestCase(GroupRequestKind.Accept, true, false, false, false, GroupRequestRefused, StatusCode.NotInvited)]
    [TestCase(GroupRequestKind.Accept, true, true, false, false, GroupRequestRefused, StatusCode.NotInvited)]
    [TestCase(GroupRequestKind.Accept, false, false, false, false, GroupRequestRefused, StatusCode.NotInvited)]
    [TestCase(GroupRequestKind.Decline, true, false, true, false, InvitationDeclineGranted, StatusCode.Ok)]
    [TestCase(GroupRequestKind.Decline, true, false, false, false, GroupRequestRefused, StatusCode.NotInvited)]
    [TestCase(GroupRequestKind.Decline, true, true, false, true, GroupRequestRefused, StatusCode.NotInvited)]
    [TestCase(GroupRequestKind.Leave, true, true, false, false, GroupLeaveGranted, StatusCode.Ok)]
    [TestCase(GroupRequestKind.Leave, true, true, false, true, LastGroupLeaveGranted, StatusCode.Ok)]
    [TestCase(GroupRequestKind.Leave, true, false, false, false, GroupRequestRefused, StatusCode.NotMember)]
    [TestCase(GroupRequestKind.Leave, true, false, true, false, GroupRequestRefused, StatusCode.NotMember)]
    [TestCase(GroupRequestKind.Leave, false, false, false, false, GroupRequestRefused, StatusCode.NotMember)]
    [TestCase(GroupRequestKind.List, true, true, false, false, GroupListRequestReceived, StatusCode.Ok)]
    [TestCase(GroupRequestKind.List, true, false, false, false, GroupRequestRefused, StatusCode.NotMember)]
    [TestCase(GroupRequestKind.List, true, false, true, false, GroupRequestRefused, StatusCode.NotMember)]
    [TestCase(GroupRequestKind.List, false, false, false, false, GroupListRequestReceived, StatusCode.Ok)]
    public void Other_requests_are_decided(GroupRequestKind kind, bool named, bool member, bool invited, bool only, SessionTrigger trigger, StatusCode status)
    {
        var facts = new GroupFacts(named, member, IsOwner: false, invited, only, IsFull: true);

        Assert.That(GroupRequestDecisions.Decide(kind, facts), Is.EqualTo((trigger, status)));
        Assert.That(GroupRequestDecisions.Decide(kind, facts with { IsOwner = member, IsFull = false }), Is.EqualTo((trigger, status)), "whoever owns it");
    }

    // Whether the conversation is the only one is a fact of the hub, the state one of the machine: they must agree in what they permit.
    [TestCase(SessionState.Connected, false)]
    [TestCase(SessionState.Chatting, false)]
    [TestCase(SessionState.Chatting, true)]
    public void Every_decision_has_a_cell_in_the_state_it_is_taken_in(SessionState state, bool only)
    {
        List<SessionTrigger> decided =
        [
            GroupRequestDecisions.Decide(Owned, Free).Trigger,
            GroupRequestDecisions.Decide(Owned, Free with { Found = false }).Trigger,
            GroupRequestDecisions.Decide(new CreationFacts(true, false, false, false)).Trigger,
            .. Enum.GetValues<GroupRequestKind>().SelectMany(kind => new[] { false, true }, (kind, member) =>
                GroupRequestDecisions.Decide(kind, new(true, member, false, !member, member && only, false)).Trigger),
        ];

        Assert.That(decided.Where(trigger => !AllMachines.Rules.Session.Permits(state, trigger)), Is.Empty);
    }

    private static TestCaseData Case((GroupFacts Group, InviteeFacts Invitee) facts, StatusCode status) => new(facts.Group, facts.Invitee, status);
}
