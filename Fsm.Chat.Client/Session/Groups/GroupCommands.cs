using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Machines.Client.User;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Groups;
using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Client.Session.Groups;

/// <summary>The commands that are about groups.</summary>
internal sealed class GroupCommands(ClientCore core)
{
    /// <summary>Makes a group; the invitations follow when it is made.</summary>
    public void Create(ClientUser server, string group, IReadOnlyList<string> people) => Run(server, GroupRequestKind.Create, group, people);

    /// <summary>Invites people.</summary>
    public void Invite(ClientUser server, string group, IReadOnlyList<string> people) => Run(server, GroupRequestKind.Invite, group, people);

    /// <summary>Leaves a group.</summary>
    public void Leave(ClientUser server, string group) => Run(server, GroupRequestKind.Leave, group, []);

    /// <summary>Lists one group, or all of one's groups.</summary>
    public void List(ClientUser server, string group) => Run(server, GroupRequestKind.List, group, []);

    private void Run(ClientUser server, GroupRequestKind kind, string typed, IReadOnlyList<string> people)
    {
        var group = "";
        if (typed.Length > 0 && !UserName.TryNormalizeGroup(typed, out group))
        {
            core.Tell.Error(server, StatusCode.NameInvalid, ClientTexts.NoGroupName.With(typed), ClientTexts.NextAnotherName);
            return;
        }

        core.Lines.Run(server, AwaitedKinds.Group, UserTrigger.GroupRequestTyped, new()
        {
            GroupRequest = kind, Name = group, People = [.. people.Distinct(UserName.Comparer)],
        });
    }
}
