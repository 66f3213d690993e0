using Fsm.Chat.Protocol.Machines.Engine;
using static Fsm.Chat.Protocol.Machines.Server.Group.GroupEffect;
using static Fsm.Chat.Protocol.Machines.Server.Group.GroupState;
using static Fsm.Chat.Protocol.Machines.Server.Group.GroupTrigger;

namespace Fsm.Chat.Protocol.Machines.Server.Group;

/// <summary>
/// One group on the server. Only its owner invites, so it must never be without one: when the owner goes, whoever has been a member for longest is the
/// owner at once. The last one out dissolves it. Where it is kept, who has a seat in it is a member whether they are here or not.
/// </summary>
public static class GroupRules
{
    /// <summary>The rules.</summary>
    public static Rules<GroupState, GroupTrigger, GroupEffect> Create()
    {
        var rules = new RulesBuilder<GroupState, GroupTrigger, GroupEffect>("Group", Making);

        rules.In(Making)
            .Rests("a disk takes the time it takes, and the store has timers of its own")
            .Go(Founded, Open, AddMember)
            .Go([NotKept, StopRequested], Dissolved)
            .Stay(InternalErrorCaught, FailOwner);

        rules.In(Open)
            .Rests("a group lasts as long as it has a member")
            .Stay(MemberJoined, AddMember, TellJoined)
            .Stay(MemberLeft, RemoveMember, TellLeft)
            .Stay(OwnerLeft, RemoveMember, TellLeft, PassOwnership, TellOwner)
            .Go(LastMemberLeft, Dissolved, RemoveMember)
            .Stay(OwnerMissed, GiveOwnership, TellOwner)
            .Stay(MemberAway, RemoveMember)
            .Stay(MemberReturned, AddMember, TellMember)
            .Stay(InternalErrorCaught, FailOwner)
            .Go(StopRequested, Dissolved);

        rules.In(Dissolved)
            .Ends("nobody is left, or it could not be written down, or the server ends all sessions")
            .OnEntry(RevokeInvitations, ReleaseName);

        return rules.Build();
    }
}
