using Fsm.Chat.Client.Codes;
using Fsm.Chat.Client.Facts;
using Fsm.Chat.Client.Session.Groups;
using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Client.Session.Services;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Client.Session.Transfers;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Machines.Both.Link;
using Fsm.Chat.Protocol.Machines.Client.Download;
using Fsm.Chat.Protocol.Machines.Client.Upload;
using Fsm.Chat.Protocol.Machines.Client.User;
using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Client.Session;

/// <summary>Does what a user's transitions ask for.</summary>
internal sealed class UserPerformer(ClientCore core) : IPerformer<ClientUser, UserTrigger, UserEffect, UserHappened>
{
    private readonly VerdictGiver _verdicts = new(core.Machines, core.MessagePump, core.StepJudge);
    private readonly ConnectionMaker _connections = new(core, core.Machines, core.PortQueue, core.FrameSender, core.MessagePump, core.CrashNoteKeeper);
    private readonly UserConversations _conversations = new(core, core.Machines, core.Announcer);
    private readonly GroupRequests _groupRequests = new(core.Machines, core.GroupAnnouncer, core.LineKeeper, core.FrameSender, core.CrashNoteKeeper, core.PromptKeeper);
    private const AwaitedKinds AwaitedOfSession =
        AwaitedKinds.Connect | AwaitedKinds.Disconnect | AwaitedKinds.Users | AwaitedKinds.Ignore | AwaitedKinds.Account | AwaitedKinds.History;

    private readonly GroupNotices _groupNotices = new(core.GroupAnnouncer, core.CrashNoteKeeper, core.PromptKeeper);
    private readonly IgnoreRequests _ignoreRequests = new(core.Machines, core.Announcer, core.LineKeeper, core.FrameSender);
    private readonly HistoryRequests _historyRequests = new(core.Announcer, core.LineKeeper, core.FrameSender);
    private readonly AccountRequests _accountRequests = new(core, core.Machines, core.Announcer, core.LineKeeper, core.FrameSender);
    private readonly UploadStarter _uploads = new(core, core.Machines);
    private readonly TransferNotices _transferNotices = new(core, core.Machines);

    /// <inheritdoc/>
    public void Perform(UserEffect effect, ClientUser server, scoped in UserHappened happened)
    {
        switch (effect)
        {
            case UserEffect.OpenLink:
                _connections.Open(server, (UserHappened.Connects)happened);
                break;
            case UserEffect.OpenPlainLink:
                _connections.DialPlain(server.Link!);
                break;
            case UserEffect.CloseLink:
                core.Machines.Fire(server.Link!, LinkTrigger.CloseRequested);
                break;
            case UserEffect.SendConnect:
                _connections.SendConnect(server, server.Link!);
                break;
            case UserEffect.SendAgain:
                _connections.SendAgain(server, ((UserHappened.Granted)happened).Acknowledged);
                break;
            case UserEffect.ForgetSession:
                _connections.Forget(server);
                break;
            case UserEffect.SendDisconnect:
                core.FrameSender.Ask(server.Session!, new BareMessage(FrameAction.DisconnectRequest), new PendingRequest.Session(RequestKind.Disconnect));
                break;
            case UserEffect.RequestUsers:
                AskForUsers(server, (UserHappened.AsksForUsers)happened);
                break;
            case UserEffect.OpenConversation:
                _conversations.Open(server, (UserHappened.Chats)happened);
                break;
            case UserEffect.LeaveConversation:
                _conversations.Leave(server);
                break;
            case UserEffect.SetTarget:
                server.Aim(TypingMode.Conversation, ((UserHappened.Opened)happened).Conversation);
                core.CrashNoteKeeper.NotePlace(server);
                break;
            case UserEffect.AddressAnyone:
                server.Aim(TypingMode.NamedLines);
                core.CrashNoteKeeper.NotePlace(server);
                break;
            case UserEffect.ClearTarget:
                server.Aim(TypingMode.Commands);
                core.CrashNoteKeeper.NotePlace(server);
                break;
            case UserEffect.OfferUnsent:
                core.UnsentTexts.Offer(server);
                break;
            case UserEffect.SendUnsent:
                core.UnsentTexts.Resend(server);
                break;
            case UserEffect.SendText:
                core.TextSender.Send((UserHappened.Says)happened);
                break;
            case UserEffect.EndConversations:
                _conversations.End(server);
                break;
            case UserEffect.StrandConversations:
                _conversations.Lose(server);
                break;
            case UserEffect.OpenKept:
                _conversations.OpenKept(server);
                break;
            case UserEffect.StrandDeliveries:
                _conversations.StrandDeliveries(server, ((UserHappened.Ended)happened).Reason, (happened as UserHappened.Refused)?.Stored);
                break;
            case UserEffect.EndDeliveries:
                _conversations.EndDeliveries(server, ((UserHappened.Ended)happened).Reason);
                break;
            case UserEffect.SettleMessages:
                _verdicts.Give(server.Session!, ((UserHappened.Judged)happened).Verdicts);
                break;
            case UserEffect.PassKnownMessage:
                core.Announcer.Mark(server.Session!);
                break;
            case UserEffect.TellDeliveredLater:
                core.Announcer.DeliveredLater(server, (UserHappened.DeliveredLater)happened);
                break;
            case UserEffect.SettleRequest:
                SettleRequest(server, (UserHappened.Answered)happened);
                break;
            case UserEffect.SkipScriptedLines:
                core.LineKeeper.SkipScript(server);
                break;
            case UserEffect.NoteConversation:
                _conversations.NoteTurn(server, (UserHappened.PeerTurned)happened);
                break;
            case UserEffect.NoteRoster:
                _groupNotices.TellNotBack(server);
                _conversations.NoteRoster(server, ((UserHappened.RosterMoved)happened).News);
                break;
            case UserEffect.NotePresence:
                _conversations.NotePresence(server, (UserHappened.PeerMoved)happened);
                break;
            case UserEffect.RequestGroup:
                _groupRequests.Send(server, ((UserHappened.AsksOfGroup)happened).Asked);
                break;
            case UserEffect.RequestIgnore:
                _ignoreRequests.Send(server, (UserHappened.AsksToIgnore)happened);
                break;
            case UserEffect.RequestIgnoredAgain:
                _ignoreRequests.SendAgain(server);
                break;
            case UserEffect.RequestAccount:
                _accountRequests.Send(server, (UserHappened.AsksOfAccount)happened);
                break;
            case UserEffect.RequestHistory:
                _historyRequests.Send(server, (UserHappened.AsksForPast)happened);
                break;
            case UserEffect.RequestRegistration:
                _accountRequests.Register(server);
                break;
            case UserEffect.NoteGroup:
                _groupNotices.Note(server, ((UserHappened.InGroup)happened).Happening);
                break;
            case UserEffect.BeginUploads:
                _uploads.Begin(server, (UserHappened.OffersFiles)happened);
                break;
            case UserEffect.NoteTransfer:
                _transferNotices.Note(server, ((UserHappened.OfTransfer)happened).Notice);
                break;
            case UserEffect.EndTransfers:
                EndTransfers(server);
                break;
            case UserEffect.EndInvitations:
                EndInvitations(server);
                break;
            case UserEffect.NoteConnection:
                core.LineKeeper.CheckConnection();
                break;
            case UserEffect.NoteServerLeft:
                core.LineKeeper.CheckServers();
                break;
            default:
                Show(effect, server, happened);
                break;
        }
    }

    /// <inheritdoc/>
    public void Judge(ClientUser server, in Judgement<UserTrigger> judged, scoped in UserHappened happened) => core.StepJudge.Judge(server, server.Link, judged);

    /// <inheritdoc/>
    public void Contain(ClientUser server, Exception error)
    {
        core.StepJudge.Contain(server, server.Link, error);
        if (server.Link is not { IsOpen: true })
            SettleLost(server); // nothing comes of it any more
    }

    /// <inheritdoc/>
    public UserHappened Elapsed(ClientUser server, UserTrigger trigger) =>
        trigger == UserTrigger.RetryTimerElapsed ? new UserHappened.Connects(server.Name, null) : new UserHappened.Ended(CloseReason.PeerTimeout);

    private void Show(UserEffect effect, ClientUser server, UserHappened happened)
    {
        switch (effect)
        {
            case UserEffect.TellConnected:
                (server.Attempts, server.KeyCode) = (0, null); // it is good for one key
                core.ConnectionAnnouncer.Connected(server, ((UserHappened.Granted)happened).Greeting);
                break;
            case UserEffect.TellResumed:
                server.Attempts = 0;
                core.ConnectionAnnouncer.Resumed(server);
                core.LineKeeper.Settle(server, AwaitedKinds.Connect);
                break;
            case UserEffect.TellInterrupted:
                core.ConnectionAnnouncer.Interrupted(server, ((UserHappened.Ended)happened).Reason);
                break;
            case UserEffect.TellReconnecting:
                server.Attempts++;
                core.ConnectionAnnouncer.Reconnecting(server);
                break;
            case UserEffect.NoteFailedAttempt:
                if (server.Attempts == 0)
                    core.ConnectionAnnouncer.ConnectFailed(server, WhyFailed(happened));
                core.LineKeeper.Settle(server, AwaitedKinds.Connect);
                break;
            case UserEffect.TellSessionLost:
                core.Trouble |= ExitDecisions.OfLostSession(((UserHappened.Refused)happened).Stored is not null);
                server.Attempts = 0;
                core.ConnectionAnnouncer.SessionLost(server, (UserHappened.Refused)happened);
                TellLostGroups(server, (UserHappened.Refused)happened);
                core.LineKeeper.Settle(server, AwaitedOfSession);
                break;
            case UserEffect.TellGivenUp:
                core.Trouble |= Trouble.LinkLost;
                core.ConnectionAnnouncer.GivenUp(server);
                SettleLost(server);
                break;
            case UserEffect.NoteSnapshot:
                server.Roster = ((UserHappened.Listed)happened).Page.Users;
                _conversations.NoteList(server);
                break;
            case UserEffect.TellRefused:
                core.PasswordKeeper.NoteRefused(server, (UserHappened.Refused)happened);
                _groupNotices.TellNotBack(server);
                break;
            case UserEffect.TellUnreachable:
                core.Trouble |= Trouble.LinkLost;
                core.ConnectionAnnouncer.Unreachable(server, WhyFailed(happened));
                SettleLost(server);
                break;
            case UserEffect.TellDistrusted:
                core.Trouble |= Trouble.LinkLost;
                core.ConnectionAnnouncer.Distrusted(server, ((UserHappened.Distrusted)happened).Refusal);
                SettleLost(server);
                break;
            case UserEffect.TellPlain:
                core.ConnectionAnnouncer.Plain(server);
                break;
            case UserEffect.TellLost:
                core.Trouble |= Trouble.LinkLost;
                core.ConnectionAnnouncer.Lost(server, ((UserHappened.Ended)happened).Reason);
                _groupNotices.TellLost(server);
                SettleLost(server);
                break;
            case UserEffect.TellDisconnected:
                core.ConnectionAnnouncer.Disconnected(server);
                SettleLost(server);
                break;
            case UserEffect.TellUnsendable:
                core.Announcer.Unsendable(server, (UserHappened.Says)happened);
                break;
            case UserEffect.ShowUsers:
                var (page, prefix) = (UserHappened.Listed)happened;
                core.Announcer.Users(server, page, prefix);
                _conversations.NoteList(server);
                server.Session!.Requests.Remove(page.Request);
                core.LineKeeper.Settle(server, AwaitedKinds.Users);
                break;
            case UserEffect.ShowMessage:
                var heard = (UserHappened.Hears)happened;
                core.Announcer.Message(server, heard);
                if (heard.Kept is { } kept)
                    server.NoteShown(heard.From, heard.Group, kept.Conversation, kept.Shown);
                if (core.Options.MarksEachMessage)
                    core.Announcer.Mark(server.Session!);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(effect), effect, null);
        }
    }

    private static string WhyFailed(UserHappened happened) => happened switch
    {
        UserHappened.DialFailed { Why: { Length: > 0 } why } => why,
        UserHappened.Refused refused => refused.Status.Explain(),
        UserHappened.Ended { Reason: not (CloseReason.PeerTimeout or CloseReason.Unreachable) } ended => ended.Reason.Explain(),
        _ => ClientTexts.NotInTime,
    };

    // Conversations settle what waited for them when they end.
    private void SettleLost(ClientUser server)
    {
        _groupNotices.TellNotBack(server);
        core.LineKeeper.Settle(server, AwaitedOfSession);
    }

    // Whoever was told what of the old session is stored is a holder, whose groups are stored, too.
    private void TellLostGroups(ClientUser server, UserHappened.Refused refused)
    {
        if (refused.Stored is not null && server.Session!.IsKeepingGroups)
            GroupNotices.ExpectBack(server);
        else
            _groupNotices.TellLost(server);
    }

    private void AskForUsers(ClientUser server, UserHappened.AsksForUsers asked) => core.FrameSender.Ask(
        server.Session!, new UserListRequest { Skip = asked.Skip, Prefix = FrameSender.Encode(asked.Prefix) }, new PendingRequest.Users(asked.Prefix));

    private void SettleRequest(ClientUser server, UserHappened.Answered answer)
    {
        server.Session!.Requests.Remove(answer.Request.Number);
        switch (answer.Request)
        {
            case PendingRequest.Talk talk:
                _conversations.Settle(talk, answer);
                break;
            case PendingRequest.Group group:
                _groupRequests.Settle(server, answer, group.Asked);
                break;
            case PendingRequest.Ignoring ignoring:
                _ignoreRequests.Settle(server, answer, ignoring);
                break;
            case PendingRequest.OfPast or PendingRequest.OfWords:
                _historyRequests.Settle(server, answer);
                break;
            case PendingRequest.OfAccount ofAccount:
                _accountRequests.Settle(server, answer, ofAccount);
                break;
            case PendingRequest.Offer offer:
                _transferNotices.Settle(answer, offer.Upload);
                break;
            default:
                core.Announcer.Refused(server, answer.Status);
                core.LineKeeper.Settle(server, AwaitedKinds.Users);
                break;
        }
    }

    private void EndTransfers(ClientUser server)
    {
        foreach (var upload in core.Transfers.Uploads.Where(upload => upload.Facts.Server == server).ToList())
            core.Machines.Fire(upload, UploadTrigger.LinkLost, TransferHappened.Nothing);
        foreach (var download in core.Transfers.Downloads.Where(download => download.Facts.Server == server).ToList())
            core.Machines.Fire(download, DownloadTrigger.LinkLost, TransferHappened.Nothing);
    }

    private void EndInvitations(ClientUser server)
    {
        server.PastGroups.UnionWith(server.Groups);
        server.Groups.Clear();
        server.Members.Clear();
        core.CrashNoteKeeper.NotePlace(server);
        foreach (var invitation in core.Prompt.Requests.OfType<InvitationRequest>().Where(invitation => invitation.Server == server).ToList())
            core.PromptKeeper.End(invitation);
        core.LineKeeper.Settle(server, AwaitedKinds.Group);
    }
}
