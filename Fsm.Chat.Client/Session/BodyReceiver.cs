using Fsm.Chat.Client.Codes;
using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Client.Session.Services;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Client.Session.Transfers;
using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Machines.Both.Link;
using Fsm.Chat.Protocol.Machines.Client.User;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Accounts;
using Fsm.Chat.Protocol.Messages.Files;
using Fsm.Chat.Protocol.Messages.Groups;
using Fsm.Chat.Protocol.Messages.Kept;

namespace Fsm.Chat.Client.Session;

/// <summary>Makes a trigger, and the case that it comes with, of each message from the server. Whether it may come now is for the machines to say.</summary>
internal sealed class BodyReceiver(IFire machines, StepJudge stepJudge)
{
    private readonly KeptReceiver _kept = new(machines);

    /// <summary>Takes the message of one frame.</summary>
    public void Take(ClientLink link, in FrameHeader header, ReadOnlySpan<byte> body)
    {
        var wrong = header.Action switch
        {
            _ when !KeptDecisions.MaySend(header.Action, link.Session?.IsKeeping == true, link.Session?.IsKeepingGroups == true) => CloseReason.UnknownAction,
            FrameAction.Confirmation when link.Session?.Greeting is null => TakeConnectAnswer(link, header, body),
            FrameAction.Confirmation => TakeConfirmation(link, link.Session, body),
            FrameAction.SendRequest => TakeMessage(link, body),
            FrameAction.KeptMessage => _kept.TakeMessage(link, body),
            FrameAction.KeptGroupMessage => _kept.TakeGroupMessage(link, body),
            FrameAction.DeliveryNews => _kept.TakeNews(link, body),
            FrameAction.SendConfirmation => TakeVerdicts(link, body),
            FrameAction.UserList => TakeUsers(link, body),
            FrameAction.Conversation => TakeConversation(link, body),
            FrameAction.Presence => TakePresence(link, body),
            FrameAction.RosterNews => TakeRosterNews(link, body),
            FrameAction.Group => TakeGroup(link, body),
            FrameAction.GroupMessage => TakeGroupMessage(link, body),
            FrameAction.FileTransfer => TakeFile(link, body),
            FrameAction.DisconnectRequest => TakeClose(link, body),
            FrameAction.Ping => Fire(link, LinkTrigger.PingReceived),
            FrameAction.Pong => Fire(link, LinkTrigger.PongReceived),
            _ => CloseReason.None, // an acknowledgement has been taken from the header
        };
        if (wrong != CloseReason.None)
            stepJudge.Violate(link, wrong);
    }

    private CloseReason TakeConfirmation(ClientLink link, ChatSession session, ReadOnlySpan<byte> body)
    {
        if (!Confirmation.TryRead(body, out var confirmation))
            return CloseReason.BadBody;
        if (!session.Requests.TryGetValue(confirmation.Request, out var request))
            return AnswerDecisions.DecideUnasked(confirmation.Request, session.EarlierUpTo);
        var wrong = ReadAnswer(request, confirmation, body, out var answer);
        if (wrong == CloseReason.None)
            machines.Fire(link.Server, AnswerDecisions.Decide(request.Kind), answer);
        return wrong;
    }

    private static CloseReason ReadAnswer(PendingRequest request, in Confirmation confirmation, ReadOnlySpan<byte> body, out UserHappened answer)
    {
        answer = request.Kind == RequestKind.Disconnect ? new UserHappened.Ended(CloseReason.Requested) : new UserHappened.Answered(request, confirmation.Status) { Holder = confirmation.Holder };
        if (confirmation.Status != StatusCode.Ok)
            return CloseReason.None;
        switch (request)
        {
            case PendingRequest.Talk { Kind: RequestKind.Open } or PendingRequest.Ignoring { Asked: not IgnoreRequestKind.List }:
                if (!ConversationConfirmation.TryRead(body, out var opened) || opened.Peer.IsEmpty)
                    return CloseReason.BadBody;
                if (!Utf8.TryDecode(opened.Peer, out var name))
                    return CloseReason.InvalidText;
                answer = new UserHappened.AnsweredOpen(request, name, opened.Port) { IsKept = opened.IsKept || (opened.Port == 0 && request is PendingRequest.Talk) };
                return CloseReason.None;
            case PendingRequest.Group { Asked.Kind: GroupRequestKind.List }:
                var isList = GroupListConfirmation.TryRead(body, out var list);
                answer = new UserHappened.AnsweredGroups(request, list.Groups);
                return isList ? CloseReason.None : CloseReason.BadBody;
            case PendingRequest.Ignoring { Asked: IgnoreRequestKind.List }:
                var isNames = IgnoreListConfirmation.TryRead(body, out var ignored);
                answer = new UserHappened.AnsweredIgnored(request, ignored.Names);
                return isNames ? CloseReason.None : CloseReason.BadBody;
            case PendingRequest.OfPast:
                var isPast = HistoryConfirmation.TryRead(body, out var past);
                answer = new UserHappened.AnsweredPast(request, past);
                return isPast ? CloseReason.None : CloseReason.BadBody;
            case PendingRequest.OfWords:
                var isFound = SearchConfirmation.TryRead(body, out var found);
                answer = new UserHappened.AnsweredWords(request, found);
                return isFound ? CloseReason.None : CloseReason.BadBody;
            case PendingRequest.OfAccount { Asked: AccountRequestKind.Keys }:
                var areKeys = KeyListConfirmation.TryRead(body, out var listed);
                answer = new UserHappened.AnsweredKeys(request, listed.Keys);
                return areKeys ? CloseReason.None : CloseReason.BadBody;
            case PendingRequest.OfAccount { Asked: AccountRequestKind.AddKey }:
                if (!KeyCodeConfirmation.TryRead(body, out var made))
                    return CloseReason.BadBody;
                if (!Utf8.TryDecode(made.Code, out var code))
                    return CloseReason.InvalidText;
                answer = new UserHappened.AnsweredCode(request, code);
                return CloseReason.None;
            case PendingRequest.Offer:
                var isOffer = OfferConfirmation.TryRead(body, out var offer) && offer.Transfers.Count > 0;
                answer = new UserHappened.AnsweredOffer(request, offer.Transfers);
                return isOffer ? CloseReason.None : CloseReason.BadBody;
            default:
                return CloseReason.None;
        }
    }

    private CloseReason TakeConnectAnswer(ClientLink link, in FrameHeader header, ReadOnlySpan<byte> body)
    {
        if (!Confirmation.TryRead(body, out var confirmation))
            return CloseReason.BadBody;
        var trigger = AnnouncedDecisions.DecideAnswer(confirmation.Status);
        if (trigger == LinkTrigger.ConnectRefused)
        {
            machines.Fire(link, trigger, new LinkHappened.Plain(CloseReason.ConnectRefused));
            machines.Fire(
                link.Server,
                ConnectionDecisions.DecideRefused(confirmation.Status, resumes: link.Session is null, CodeTable.Of(confirmation.Status).Postpones),
                new UserHappened.Refused(confirmation.Status) { Holder = confirmation.Holder, Stored = confirmation.Stored });
            return CloseReason.None;
        }

        if (!Welcome.TryRead(body, out var welcome))
            return CloseReason.BadBody;
        if (!Utf8.TryDecode(welcome.ServerName, out var name))
            return CloseReason.InvalidText;
        var maxBody = welcome.MaxFrame is 0 or > Greeting.LargestBody ? Greeting.LargestBody : welcome.MaxFrame;
        var maxText = (int)Math.Min(welcome.MaxText, Greeting.LargestBody);
        var greeting = new Greeting(name, welcome.Window, maxText, maxBody, welcome.PingAfter, welcome.DeadAfter)
        {
            Token = welcome.Token.ToArray(), HandedOver = welcome.HandedOver, Granted = welcome.Granted,
        };
        return Fire(link, trigger, new LinkHappened.Granted(greeting, header.Acknowledgement));
    }

    private CloseReason TakeMessage(ClientLink link, ReadOnlySpan<byte> body)
    {
        if (!SendRequest.TryRead(body, out var message))
            return CloseReason.BadBody;
        return Utf8.TryDecode(message.Peer, out var from) && Utf8.TryDecode(message.Text, out var text)
            ? Fire(link, UserTrigger.MessageReceived, new UserHappened.Hears(from, null, text))
            : CloseReason.InvalidText;
    }

    private CloseReason TakeGroupMessage(ClientLink link, ReadOnlySpan<byte> body)
    {
        if (!GroupMessage.TryRead(body, out var message) || message.Group.IsEmpty)
            return CloseReason.BadBody;
        return Utf8.TryDecode(message.Sender, out var from) && Utf8.TryDecode(message.Group, out var group) && Utf8.TryDecode(message.Text, out var text)
            ? Fire(link, UserTrigger.MessageReceived, new UserHappened.Hears(from, group, text))
            : CloseReason.InvalidText;
    }

    private CloseReason TakeGroup(ClientLink link, ReadOnlySpan<byte> body)
    {
        if (!GroupNotice.TryRead(body, out var notice) || notice.Group.IsEmpty || notice.Person.IsEmpty)
            return CloseReason.BadBody;
        return Utf8.TryDecode(notice.Group, out var group) && Utf8.TryDecode(notice.Person, out var person)
            ? Fire(link, UserTrigger.GroupNoticeReceived, new UserHappened.InGroup(new(group, person, notice.News)))
            : CloseReason.InvalidText;
    }

    private CloseReason TakeFile(ClientLink link, ReadOnlySpan<byte> body)
    {
        var reason = FileNoticeReader.Read(body, out var notice);
        return reason == CloseReason.None ? Fire(link, UserTrigger.FileNoticeReceived, new UserHappened.OfTransfer(notice!)) : reason;
    }

    private CloseReason TakeVerdicts(ClientLink link, ReadOnlySpan<byte> body) => SendConfirmation.Read(body) is { } ranges
        ? Fire(link, UserTrigger.SendConfirmationReceived, new UserHappened.Judged(ranges))
        : CloseReason.BadBody;

    private CloseReason TakeUsers(ClientLink link, ReadOnlySpan<byte> body)
    {
        if (!UserListPage.TryRead(body, out var page))
            return CloseReason.BadBody;
        if (page.Request == 0)
            return Fire(link, UserTrigger.SnapshotReceived, new UserHappened.Listed(page, ""));
        var isFirst = page.Request == link.Session!.ConnectSequence;
        if (!link.Session.Requests.TryGetValue(page.Request, out var request) && !isFirst)
            return AnswerDecisions.DecideUnasked(page.Request, link.Session.EarlierUpTo);
        return Fire(link, UserTrigger.UserListReceived, new UserHappened.Listed(page, (request as PendingRequest.Users)?.Prefix ?? ""));
    }

    private CloseReason TakeConversation(ClientLink link, ReadOnlySpan<byte> body)
    {
        if (!ConversationMessage.TryRead(body, out var notice) || notice.Peer.IsEmpty)
            return CloseReason.BadBody;
        return Utf8.TryDecode(notice.Peer, out var name)
            ? Fire(link, UserTrigger.ConversationNoticeReceived, new UserHappened.PeerTurned(name, notice.Change))
            : CloseReason.InvalidText;
    }

    private CloseReason TakePresence(ClientLink link, ReadOnlySpan<byte> body)
    {
        if (!PresenceNotice.TryRead(body, out var notice) || !Enum.IsDefined(notice.Change) || (notice.Change == PresenceChange.Gone && notice.Name.IsEmpty))
            return CloseReason.BadBody;
        return Utf8.TryDecode(notice.Name, out var name)
            ? Fire(link, UserTrigger.PresenceReceived, new UserHappened.PeerMoved(name, notice.Change, notice.Reason))
            : CloseReason.InvalidText;
    }

    private CloseReason TakeRosterNews(ClientLink link, ReadOnlySpan<byte> body) => RosterNews.TryRead(body, out var news)
        ? Fire(link, UserTrigger.RosterNewsReceived, new UserHappened.RosterMoved(news))
        : CloseReason.BadBody;

    private CloseReason TakeClose(ClientLink link, ReadOnlySpan<byte> body) => CloseAnnouncement.TryRead(body, out var announcement)
        ? Fire(link, AnnouncedDecisions.DecideClose(announcement.Reason), new LinkHappened.Plain(announcement.Reason))
        : CloseReason.BadBody;

    private CloseReason Fire(ClientLink link, UserTrigger trigger, UserHappened happened)
    {
        machines.Fire(link.Server, trigger, happened);
        return CloseReason.None;
    }

    private CloseReason Fire(ClientLink link, LinkTrigger trigger, LinkHappened? happened = null)
    {
        machines.Fire(link, trigger, happened);
        return CloseReason.None;
    }
}
