using Fsm.Chat.Tests.Programs.Support;
using Fsm.Chat.Tests.Programs.Support.Faults;
using static Fsm.Chat.Tests.Programs.ProvokedCodes.CodeCase;

namespace Fsm.Chat.Tests.Programs.ProvokedCodes;

/// <summary>What is refused to people in groups, and how invitations end.</summary>
internal static class GroupCases
{
    public static IEnumerable<CodeCase> All =>
    [
        Error("already_invited", stage =>
        {
            stage.Usual.Mute(out var name);
            return stage.Usual.Ann.Types($"group twice {name}", $"invite twice {name}", "leave twice");
        }),
        Error("already_member", stage =>
        {
            var other = stage.Usual.Mute(out var name);
            stage.Usual.Ann.Type($"group member {name}");
            other.Answer("member", GroupRequestKind.Accept);
            return stage.Usual.Ann.Types($"invite member {name}", "leave member");
        }),
        Error("not_owner", stage =>
        {
            var owner = stage.Usual.Mute(stage.Usual.NewName());
            var ann = stage.Usual.Ann;
            Ask(owner, GroupRequestKind.Create, "theirs");
            Ask(owner, GroupRequestKind.Invite, "theirs", "ann");
            return ann.Sees("invitation", "group", "theirs").Types("accept theirs").Sees("group", "status", "joined").Types($"invite theirs ben", "leave theirs");
        }),
        Error("group_full", stage =>
        {
            var (first, second) = (stage.Small.NewName(), stage.Small.NewName());
            stage.Small.Mute(first);
            stage.Small.Mute(second);
            return stage.Small.Ann.Types($"group full {first} {second}", "leave full");
        }),
        Error("too_many_groups", stage => stage.Small.Ann.Types("group one", "group two", "leave one")),
        Error("not_invited", stage =>
        {
            // What the server says comes late, so the invitation is still on the screen when it is over.
            var proxy = stage.Usual.ForThisCase(new FaultProxy(stage.Usual.Server.Port));
            var late = Scene.Connected(stage.Usual.ForThisCase(new ClientProgram("late", proxy.Address, "--json", "--no-state")));
            stage.Usual.Ann.Type("group over late");
            late.Sees("invitation", "group", "over");
            proxy.Impose(Way.ToClient, new() { Delay = TimeSpan.FromSeconds(1) });
            stage.Usual.Ann.Type("leave over");
            stage.Usual.Ann.WaitFor(line => line.Contains("\"name\":\"over\",\"status\":\"left\"", StringComparison.Ordinal), "that Ann has left this group, not another one");
            return late.Types("accept over");
        }),
        Invitation("invitation_declined", stage =>
        {
            var other = stage.Usual.Mute(out var name);
            stage.Usual.Ann.Type($"group declined {name}");
            other.Answer("declined", GroupRequestKind.Decline);
            return stage.Usual.Ann;
        }),
        Invitation("invitation_revoked", stage =>
        {
            var other = stage.Usual.Mute(out var name);
            stage.Usual.Ann.Type($"group revoked {name}");
            other.Read(FrameAction.Group);
            other.Leave();
            return stage.Usual.Ann;
        }),
        Invitation("invitation_expired", stage =>
        {
            stage.Hasty.Mute(out var name);
            return stage.Hasty.Ann.Types($"group expired {name}");
        }),
    ];

    private static void Ask(RawClient client, GroupRequestKind kind, string group, string person = "") =>
        client.SendGroup(kind, group, person).Read(FrameAction.Confirmation);
}
