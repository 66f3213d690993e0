using System.Runtime.CompilerServices;
using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Machines.Both.Link;
using Fsm.Chat.Protocol.Machines.Server.Session;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Server.Hub.Groups;
using Fsm.Chat.Server.Hub.Transfers;

namespace Fsm.Chat.Server.Hub;

/// <summary>From a frame to a trigger: read the message, gather the facts, let the pure decision say what it means, fire that.</summary>
internal sealed class FrameHandler(HubFacts facts, HubMachines machines)
{
    private readonly GroupRequestHandler _groups = new(facts, machines);
    private readonly TransferHandler _transfers = new(facts, machines);

    public void Handle(HubLink link, in FrameHeader header, ReadOnlySpan<byte> body)
    {
        if (link.Session is { } session)
            Handle(session, header, body);
        else
            HandleFirst(link, header, body);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void HandleFirst(HubLink link, in FrameHeader header, ReadOnlySpan<byte> body)
    {
        var reason = FrameGate.CheckFirst(header);
        var (name, token) = ("", default(SessionToken?));
        if (reason == CloseReason.None && header.Action == FrameAction.FileTransfer)
        {
            reason = _transfers.Attach(link, header, body, machines.IsStopping);
            if (reason == CloseReason.None)
                return;
        }
        else if (reason == CloseReason.None)
            reason = ReadRequest(header, body, out name, out token);
        if (reason != CloseReason.None)
        {
            machines.Fire(link, LinkTrigger.ViolationFound, LinkEvent.Because(reason));
            return;
        }

        if (token is { } shown)
        {
            Resume(link, shown, header);
            return;
        }

        var valid = UserName.TryNormalize(name, out var normalized);
        var known = new ConnectFacts(valid, valid && facts.IsHeld(normalized), machines.IsStopping);
        var (trigger, status) = ConnectDecisions.Decide(facts.Access.Examine(known, body, link.Address, machines.Now));
        facts.Access.Note(status, link.Address, machines.Now);
        machines.Fire(link, trigger, status == StatusCode.Ok ? LinkEvent.Granted(normalized) : LinkEvent.Refused(header.Sequence, status));
    }

    private void Resume(HubLink link, SessionToken token, in FrameHeader header)
    {
        var session = facts.Roster.Find(token);
        var (trigger, status, reason) = ResumeDecisions.Decide(new(
            session is not null, header.Acknowledgement, session?.Queue.LastHandedOver ?? 0, machines.IsStopping));
        machines.Fire(link, trigger, trigger switch
        {
            LinkTrigger.ResumeGranted => LinkEvent.Resumes(session!, header.Acknowledgement),
            LinkTrigger.ConnectRefused => LinkEvent.Refused(header.Sequence, status),
            _ => LinkEvent.Because(reason),
        });
    }

    private static CloseReason ReadRequest(in FrameHeader header, ReadOnlySpan<byte> body, out string name, out SessionToken? token)
    {
        (name, token) = ("", null);
        if (!ConnectRequest.TryRead(body, out var request))
            return CloseReason.BadBody;
        if (request.IsResume != FrameGate.IsResume(header))
            return CloseReason.WrongSequence;
        if (request.IsResume)
            token = SessionToken.Read(request.Token);
        return Utf8.TryDecode(request.Name, out name) ? CloseReason.None : CloseReason.InvalidText;
    }

    private void Handle(HubSession session, in FrameHeader header, ReadOnlySpan<byte> body)
    {
        var reason = FrameGate.Check(header, FrameOrigin.Client, session.Inbound.Arrived, session.Queue.LastHandedOver);
        if (reason != CloseReason.None)
        {
            machines.Fire(session.Link, LinkTrigger.ViolationFound, LinkEvent.Because(reason));
            return;
        }

        if (FrameGate.IsCounted(header.Action, FrameOrigin.Client))
            session.Inbound.Arrive();
        if (header.Acknowledgement > session.Queue.Acknowledged)
            machines.Fire(session, SessionTrigger.AcknowledgementReceived, SessionEvent.Acknowledges(header.Acknowledgement));
        reason = header.Action == FrameAction.SendRequest ? HandleSend(session, header, body) : HandleOther(session, header, body, header.Action);
        if (reason != CloseReason.None)
            machines.Fire(session.Link, LinkTrigger.ViolationFound, LinkEvent.Because(reason));
    }

    // Apart from messages, for which there is one path without detours: what the compiler puts into one method it has to clear the locals of each time.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private CloseReason HandleOther(HubSession session, in FrameHeader header, ReadOnlySpan<byte> body, FrameAction action)
    {
        switch (action)
        {
            case FrameAction.Conversation:
                return HandleConversation(session, header, body);
            case FrameAction.Group:
                return _groups.Handle(session, header, body);
            case FrameAction.UserList:
                return HandleUserList(session, header, body);
            case FrameAction.FileTransfer:
                return _transfers.Handle(session, header, body, machines.IsStopping);
            case FrameAction.DisconnectRequest:
                machines.Fire(session, SessionTrigger.DisconnectRequestReceived, SessionEvent.Leaves(header.Sequence));
                return CloseReason.None;
            case FrameAction.Ping:
                machines.Fire(session.Link, LinkTrigger.PingReceived);
                return CloseReason.None;
            case FrameAction.Pong:
                machines.Fire(session.Link, LinkTrigger.PongReceived);
                return CloseReason.None;
            case FrameAction.Acknowledge:
                return CloseReason.None;
            default:
                return CloseReason.AlreadyConnected; // the gate lets nothing else through but a second connect request
        }
    }

    private CloseReason HandleSend(HubSession session, in FrameHeader header, ReadOnlySpan<byte> body)
    {
        if (!SendRequest.TryRead(body, out var message) || header.ContentType != ContentType.Text)
            return CloseReason.BadBody;
        if (!System.Text.Unicode.Utf8.IsValid(message.Text) || !System.Text.Unicode.Utf8.IsValid(message.Peer))
            return CloseReason.InvalidText;

        var recipient = FindRecipient(session, message.Peer, header.DestinationPort, out var ambiguous, out var group);
        if (group is not null)
        {
            _groups.Send(session, header.Sequence, group, message.Text);
            return CloseReason.None;
        }

        var (trigger, status) = SendDecisions.Decide(new(
            message.Text.Length,
            facts.Limits.MaxText,
            recipient is not null,
            ambiguous,
            recipient == session,
            recipient?.IsBusyUnder(facts.Limits) ?? false,
            facts.Outbox.IsFull,
            machines.IsStopping,
            recipient is not null && session.Partners.IsIn(recipient)));
        machines.Fire(session, trigger, status == StatusCode.Ok
            ? SessionEvent.Sends(header.Sequence, recipient!, message.Text)
            : SessionEvent.Refused(header.Sequence, status));
        return CloseReason.None;
    }

    // A person or a group, never both: they share one namespace.
    private HubSession? FindRecipient(HubSession sender, ReadOnlySpan<byte> name, ushort port, out bool ambiguous, out HubGroup? group)
    {
        (ambiguous, group) = (false, null);
        if (sender.LastRecipient is { } last && last.IsMeantBy(name, port))
            return last;
        if (sender.Groups?.LastRecipient is { } lastGroup && lastGroup.IsMeantBy(name, port))
        {
            group = lastGroup;
            return null;
        }

        if (facts.Roster.Find(name, port, out ambiguous) is { } found)
            return sender.LastRecipient = found;
        group = facts.Groups.Find(name, port);
        return null;
    }

    private CloseReason HandleConversation(HubSession session, in FrameHeader header, ReadOnlySpan<byte> body)
    {
        if (!ConversationMessage.TryRead(body, out var message))
            return CloseReason.BadBody;
        if (!System.Text.Unicode.Utf8.IsValid(message.Peer))
            return CloseReason.InvalidText;
        var peer = facts.Roster.Find(message.Peer, header.DestinationPort, out var ambiguous);
        if (peer is null && facts.Groups.Find(message.Peer, header.DestinationPort) is { } group)
        {
            _groups.Converse(session, header.Sequence, group, message.Change);
            return CloseReason.None;
        }

        var (trigger, status) = ConversationDecisions.Decide(new(
            message.Change,
            peer is not null,
            ambiguous,
            peer == session,
            peer is not null && session.Partners.IsIn(peer),
            session.Conversations,
            machines.IsStopping));
        machines.Fire(session, trigger, status == StatusCode.Ok
            ? SessionEvent.With(header.Sequence, peer!)
            : SessionEvent.Refused(header.Sequence, status));
        return CloseReason.None;
    }

    private CloseReason HandleUserList(HubSession session, in FrameHeader header, ReadOnlySpan<byte> body)
    {
        if (!UserListRequest.TryRead(body, out var message))
            return CloseReason.BadBody;
        if (!Utf8.TryDecode(message.Prefix, out var prefix))
            return CloseReason.InvalidText;
        machines.Fire(session, SessionTrigger.UserListRequestReceived, SessionEvent.Lists(header.Sequence, prefix, message.Skip));
        return CloseReason.None;
    }
}
