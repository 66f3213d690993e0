using System.Text;
using Fsm.Chat.Benchmarks.Wire;
using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Messages.Groups;

namespace Fsm.Chat.Benchmarks.Load;

/// <summary>A member of a group: its owner makes it, invites the others and sends; the others accept and receive.</summary>
internal sealed class RoomTalker(LinkTransport transport, TalkerRole role, LoadControl control) : ChatTalker(transport, role, control)
{
    private readonly byte[] _group = Encoding.UTF8.GetBytes(role.Group);
    private readonly byte[] _owner = Encoding.UTF8.GetBytes(role.Partner);
    private readonly byte[] _name = Encoding.UTF8.GetBytes(role.Name);
    private int _joined;
    private bool _member;

    /// <inheritdoc/>
    public override bool Assembled
    {
        get
        {
            lock (Gate)
                return IsOwner ? _joined == Role.Guests.Count : _member;
        }
    }

    /// <inheritdoc/>
    public override void Assemble()
    {
        if (!IsOwner)
            return;
        lock (Gate)
        {
            Ask(new GroupRequest { Kind = GroupRequestKind.Create, Group = _group });
            foreach (var guest in Role.Guests)
                Ask(new GroupRequest { Kind = GroupRequestKind.Invite, Group = _group, Person = Encoding.UTF8.GetBytes(guest) });
        }

        Output.Flush();
    }

    /// <inheritdoc/>
    protected override void TakeOther(FrameAction action, ReadOnlySpan<byte> body)
    {
        if (action == FrameAction.GroupMessage)
            TakeMessage(body);
        else if (action == FrameAction.Group)
            TakeNotice(body);
    }

    private bool IsOwner => Role.Guests.Count > 0;

    private void TakeMessage(ReadOnlySpan<byte> body)
    {
        if (!GroupMessage.TryRead(body, out var message) || !message.Group.SequenceEqual(_group) || !message.Sender.SequenceEqual(_owner))
            throw new WireException("a message came that is not for this group, or not from its owner");
        Receive(message.Text);
    }

    private void TakeNotice(ReadOnlySpan<byte> body)
    {
        if (!GroupNotice.TryRead(body, out var notice) || !notice.Group.SequenceEqual(_group))
            throw new WireException("a notice came that is not about this group");
        switch (notice.News)
        {
            case GroupNews.Invited when !IsOwner && notice.Person.SequenceEqual(_owner):
                Ask(new GroupRequest { Kind = GroupRequestKind.Accept, Group = _group });
                break;
            case GroupNews.Joined:
                _joined++;
                _member |= notice.Person.SequenceEqual(_name);
                break;
            case GroupNews.Left or GroupNews.OwnerChanged: // the others take their leave
                break;
            default:
                throw new WireException($"in the group: {notice.News}");
        }
    }
}
