using Fsm.Chat.Client.Codes;
using Fsm.Chat.Client.Facts;
using Fsm.Chat.Client.Session.Groups;
using Fsm.Chat.Client.Session.Prompts;
using Fsm.Chat.Client.Session.Saved;
using Fsm.Chat.Client.Session.Transfers;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Machines.Both.Link;
using Fsm.Chat.Protocol.Machines.Client.Conversation;
using Fsm.Chat.Protocol.Machines.Client.Delivery;
using Fsm.Chat.Protocol.Machines.Client.Download;
using Fsm.Chat.Protocol.Machines.Client.Upload;
using Fsm.Chat.Protocol.Machines.Client.User;
using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Client.Session;

/// <summary>Does what a user's transitions ask for.</summary>
internal sealed class UserPerformer(ClientCore core) : IPerformer<ClientUser, UserTrigger, UserEffect, Occasion>
{
    private readonly VerdictGiver _verdicts = new(core);
    private readonly ConnectionMaker _connections = new(core);
    private readonly UnsentTexts _unsent = new(core);
    private readonly GroupRequests _groupRequests = new(core);
    private readonly GroupNotices _groupNotices = new(core);
    private readonly UploadStarter _uploads = new(core);
    private readonly TransferNotices _transferNotices = new(core);

    /// <inheritdoc/>
    public void Perform(UserEffect effect, ClientUser server, scoped in Occasion about)
    {
        switch (effect)
        {
            case UserEffect.OpenLink:
                _connections.Open(server, about);
                break;
            case UserEffect.CloseLink:
                core.Machines.Fire(server.Link!, LinkTrigger.CloseRequested);
                break;
            case UserEffect.SendConnect:
                _connections.SendConnect(server, server.Link!, about);
                break;
            case UserEffect.SendAgain:
                _connections.SendAgain(server, about.Acknowledged);
                break;
            case UserEffect.ForgetSession:
                _connections.Forget(server);
                break;
            case UserEffect.SendDisconnect:
                core.Frames.Ask(
                    server.Session!, new BareMessage(FrameAction.DisconnectRequest), RequestKind.Disconnect, about);
                break;
            case UserEffect.RequestUsers:
                core.Frames.Ask(server.Session!, new UserListRequest { Skip = about.Skip, Prefix = FrameSender.Encode(about.Name) }, RequestKind.Users, about);
                break;
            case UserEffect.OpenConversation:
                OpenConversation(server, about);
                break;
            case UserEffect.LeaveConversation:
                LeaveConversation(server);
                break;
            case UserEffect.SetTarget:
                server.Aim(TypingMode.Conversation, about.Conversation);
                core.CrashNotes.NotePlace(server);
                break;
            case UserEffect.AddressAnyone:
                server.Aim(TypingMode.NamedLines);
                core.CrashNotes.NotePlace(server);
                break;
            case UserEffect.ClearTarget:
                server.Aim(TypingMode.Commands);
                core.CrashNotes.NotePlace(server);
                break;
            case UserEffect.OfferUnsent:
                _unsent.Offer(server);
                break;
            case UserEffect.SendUnsent:
                _unsent.Resend(server);
                break;
            case UserEffect.SendText:
                core.Texts.Send(about);
                break;
            case UserEffect.EndConversations:
                foreach (var conversation in server.Conversations.Values.ToList())
                    core.Machines.Fire(conversation, ConversationTrigger.LinkLost, about with { Status = LocalCode.NotConnected, Purpose = conversation.OpenedFor });
                break;
            case UserEffect.EndDeliveries:
                EndDeliveries(server, about);
                break;
            case UserEffect.SettleMessages:
                _verdicts.Give(server.Session!, about.Verdicts);
                break;
            case UserEffect.SettleRequest:
                SettleRequest(server, about);
                break;
            case UserEffect.SkipScriptedLines:
                core.Lines.SkipScript(server);
                break;
            case UserEffect.NoteConversation:
                core.Machines.Fire(
                    server.ConversationWith(about.Name, core.Machines.Conversation.Rules.Initial),
                    about.Change == ConversationChange.Open ? ConversationTrigger.PeerOpened : ConversationTrigger.PeerLeft, about);
                break;
            case UserEffect.NotePresence:
                NotePresence(server, about);
                break;
            case UserEffect.RequestGroup:
                _groupRequests.Send(server, about);
                break;
            case UserEffect.NoteGroup:
                _groupNotices.Note(server, about.InGroup!);
                break;
            case UserEffect.BeginUploads:
                _uploads.Begin(server, about);
                break;
            case UserEffect.NoteTransfer:
                _transferNotices.Note(server, about.OfTransfer!);
                break;
            case UserEffect.EndTransfers:
                EndTransfers(server);
                break;
            case UserEffect.EndInvitations:
                EndInvitations(server);
                break;
            case UserEffect.NoteConnection:
                core.Lines.CheckConnection();
                break;
            case UserEffect.NoteServerLeft:
                core.Lines.CheckServers();
                break;
            default:
                Show(effect, server, about);
                break;
        }
    }

    /// <inheritdoc/>
    public void Judge(ClientUser server, in Judgement<UserTrigger> judged, scoped in Occasion about) => core.Judge.Judge(server, server.Link, judged);

    /// <inheritdoc/>
    public void Contain(ClientUser server, Exception error)
    {
        core.Judge.Contain(server, server.Link, error);
        if (server.Link is not { IsOpen: true })
            SettleLost(server); // nothing comes of it any more
    }

    /// <inheritdoc/>
    public Occasion Elapsed(ClientUser server, UserTrigger trigger) => new() { Reason = CloseReason.PeerTimeout, Name = server.Name };

    private void Show(UserEffect effect, ClientUser server, Occasion about)
    {
        switch (effect)
        {
            case UserEffect.TellConnected:
                server.Attempts = 0;
                core.Tell.Connected(server, about.Greeting!);
                core.Lines.Settle(server, AwaitedKinds.Connect);
                break;
            case UserEffect.TellResumed:
                server.Attempts = 0;
                core.Tell.Resumed(server);
                core.Lines.Settle(server, AwaitedKinds.Connect);
                break;
            case UserEffect.TellInterrupted:
                core.Tell.Interrupted(server, about.Reason);
                break;
            case UserEffect.TellReconnecting:
                server.Attempts++;
                core.Tell.Reconnecting(server);
                break;
            case UserEffect.NoteFailedAttempt:
                core.Lines.Settle(server, AwaitedKinds.Connect);
                break;
            case UserEffect.TellSessionLost:
                core.Trouble |= Trouble.LinkLost;
                server.Attempts = 0;
                core.Tell.SessionLost(server, about.Status);
                SettleLost(server);
                break;
            case UserEffect.TellGivenUp:
                core.Trouble |= Trouble.LinkLost;
                core.Tell.GivenUp(server);
                SettleLost(server);
                break;
            case UserEffect.NoteSnapshot:
                server.Roster = about.Users!.Value.Users;
                break;
            case UserEffect.TellRefused:
                core.Trouble |= Trouble.Refused;
                core.Tell.ConnectRefused(server, about.Status);
                SettleLost(server);
                break;
            case UserEffect.TellUnreachable:
                core.Trouble |= Trouble.LinkLost;
                core.Tell.Unreachable(server, about.Text.Length > 0 ? about.Text : ClientTexts.NotInTime);
                SettleLost(server);
                break;
            case UserEffect.TellDistrusted:
                core.Trouble |= Trouble.LinkLost;
                core.Tell.Distrusted(server, about.Distrust!);
                SettleLost(server);
                break;
            case UserEffect.TellLost:
                core.Trouble |= Trouble.LinkLost;
                core.Tell.Lost(server, about.Reason);
                SettleLost(server);
                break;
            case UserEffect.TellDisconnected:
                core.Tell.Disconnected(server);
                SettleLost(server);
                break;
            case UserEffect.TellUnsendable:
                core.Tell.Unsendable(server, about);
                break;
            case UserEffect.ShowUsers:
                core.Tell.Users(server, about.Users!.Value, about.Request?.About.Name ?? "");
                core.Lines.Settle(server, AwaitedKinds.Users);
                break;
            case UserEffect.ShowMessage:
                core.Tell.Message(server, about.Name, about.Group, about.Text);
                if (core.Options.MarksEachMessage)
                    core.Tell.Mark(server.Session!);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(effect), effect, null);
        }
    }

    // Conversations settle what waited for them when they end.
    private void SettleLost(ClientUser server) =>
        core.Lines.Settle(server, AwaitedKinds.Connect | AwaitedKinds.Disconnect | AwaitedKinds.Users);

    private void OpenConversation(ClientUser server, Occasion about)
    {
        var conversation = server.ConversationWith(about.Name, core.Machines.Conversation.Rules.Initial);
        core.Machines.Fire(conversation, ConversationTrigger.ChatTyped, about);
    }

    private void LeaveConversation(ClientUser server)
    {
        List<ClientConversation> left = server.Target is { } target
            ? [target]
            : [.. server.Conversations.Values.Where(conversation => conversation.OpenedFor == OpenPurpose.Line)];
        foreach (var conversation in left)
            core.Machines.Fire(conversation, TalkDecisions.DecideQuit(conversation.Waiting.Count), Occasion.None);
    }

    private void EndDeliveries(ClientUser server, Occasion about)
    {
        foreach (var conversation in server.Conversations.Values)
            conversation.Waiting.Clear();
        foreach (var message in server.Unsettled.Values.OrderBy(message => message.Number).ToList())
            core.Machines.Fire(message, DeliveryTrigger.LinkLost, about with { Status = LocalCode.NotSent });
    }

    private void SettleRequest(ClientUser server, Occasion about)
    {
        var request = about.Request!;
        if (request.About.Conversation is { } conversation)
        {
            core.Machines.Fire(conversation, AnswerDecisions.Decide(request.Kind, about.Status), about with { Purpose = request.About.Purpose });
            return;
        }

        switch (request.Kind)
        {
            case RequestKind.Group:
                _groupRequests.Settle(server, about);
                break;
            case RequestKind.Offer:
                _transferNotices.Settle(about);
                break;
            default:
                core.Tell.Refused(server, about.Status);
                core.Lines.Settle(server, AwaitedKinds.Users);
                break;
        }
    }

    private void EndTransfers(ClientUser server)
    {
        foreach (var upload in core.Transfers.Uploads.Where(upload => upload.Facts.Server == server).ToList())
            core.Machines.Fire(upload, UploadTrigger.LinkLost, Occasion.None);
        foreach (var download in core.Transfers.Downloads.Where(download => download.Facts.Server == server).ToList())
            core.Machines.Fire(download, DownloadTrigger.LinkLost, Occasion.None);
    }

    private void EndInvitations(ClientUser server)
    {
        server.Groups.Clear();
        server.Members.Clear();
        core.CrashNotes.NotePlace(server);
        foreach (var invitation in core.Prompt.Requests.OfType<InvitationRequest>().Where(invitation => invitation.Server == server).ToList())
            core.Prompts.End(invitation);
        core.Lines.Settle(server, AwaitedKinds.Group);
    }

    private void NotePresence(ClientUser server, Occasion about)
    {
        if (AnswerDecisions.Decide(about.Presence) is not { } trigger)
        {
            core.Tell.ServerStopping(server);
            return;
        }

        server.Heard.Note(about.Name, new(about.Presence, about.Reason, core.Now));
        core.Machines.Fire(
            server.ConversationWith(about.Name, core.Machines.Conversation.Rules.Initial), trigger, about with { Status = LocalCode.ConversationEnded });
    }
}
