using Fsm.Chat.Protocol.Machines.Both.Link;
using Fsm.Chat.Protocol.Machines.Client.Conversation;
using Fsm.Chat.Protocol.Machines.Client.Delivery;
using Fsm.Chat.Protocol.Machines.Client.Download;
using Fsm.Chat.Protocol.Machines.Client.Upload;
using Fsm.Chat.Protocol.Machines.Client.User;
using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Machines.Server.Group;
using Fsm.Chat.Protocol.Machines.Server.Invitation;
using Fsm.Chat.Protocol.Machines.Server.Relay;
using Fsm.Chat.Protocol.Machines.Server.Server;
using Fsm.Chat.Protocol.Machines.Server.Session;
using Fsm.Chat.Protocol.Machines.Terminal.Errand;
using Fsm.Chat.Protocol.Machines.Terminal.Input;
using Fsm.Chat.Protocol.Machines.Terminal.Keyboard;
using Fsm.Chat.Protocol.Machines.Terminal.Leave;
using Fsm.Chat.Protocol.Machines.Terminal.Prompt;
using Fsm.Chat.Protocol.Machines.Terminal.Typing;

namespace Fsm.Chat.Protocol.Machines;

/// <summary>The rules of all machines under one set of limits, handed to a hub or a client as a value.</summary>
public sealed record RuleSet
{
    /// <summary>The rules as they are meant to be.</summary>
    public RuleSet(Limits limits)
    {
        Server = ServerRules.Create(limits);
        Link = LinkRules.Create(limits);
        Session = SessionRules.Create(limits);
        Group = GroupRules.Create();
        Invitation = InvitationRules.Create(limits);
        Relay = RelayRules.Create(limits);
        User = UserRules.Create(limits);
        Conversation = ConversationRules.Create(limits);
        Delivery = DeliveryRules.Create();
        Input = InputRules.Create(limits);
        Prompt = PromptRules.Create();
        Leave = LeaveRules.Create();
        Keyboard = KeyboardRules.Create(KeyboardRules.EscapeDelay);
        Typing = TypingRules.Create();
        Upload = UploadRules.Create(limits);
        Download = DownloadRules.Create();
        Errand = ErrandRules.Create();
    }

    /// <summary>The server as a whole.</summary>
    public Rules<ServerState, ServerTrigger, ServerEffect> Server { get; init; }

    /// <summary>One TCP connection, on either side.</summary>
    public Rules<LinkState, LinkTrigger, LinkEffect> Link { get; init; }

    /// <summary>The server's view of one user.</summary>
    public Rules<SessionState, SessionTrigger, SessionEffect> Session { get; init; }

    /// <summary>One group, on the server.</summary>
    public Rules<GroupState, GroupTrigger, GroupEffect> Group { get; init; }

    /// <summary>One invitation of one person into one group, on the server.</summary>
    public Rules<InvitationState, InvitationTrigger, InvitationEffect> Invitation { get; init; }

    /// <summary>One transfer of one file to one receiver, on the server.</summary>
    public Rules<RelayState, RelayTrigger, RelayEffect> Relay { get; init; }

    /// <summary>The client's view of itself on one server.</summary>
    public Rules<UserState, UserTrigger, UserEffect> User { get; init; }

    /// <summary>The client's conversation with one person.</summary>
    public Rules<ConversationState, ConversationTrigger, ConversationEffect> Conversation { get; init; }

    /// <summary>One message, at the client that sent it.</summary>
    public Rules<DeliveryState, DeliveryTrigger, DeliveryEffect> Delivery { get; init; }

    /// <summary>The client's standard input.</summary>
    public Rules<InputState, InputTrigger, InputEffect> Input { get; init; }

    /// <summary>Offers and invitations on the client's screen.</summary>
    public Rules<PromptState, PromptTrigger, PromptEffect> Prompt { get; init; }

    /// <summary>The wish to leave a client.</summary>
    public Rules<LeaveState, LeaveTrigger, LeaveEffect> Leave { get; init; }

    /// <summary>What the terminal of a full-screen client sends.</summary>
    public Rules<KeyboardState, KeyboardTrigger, KeyboardEffect> Keyboard { get; init; }

    /// <summary>The input line of a full-screen client.</summary>
    public Rules<TypingState, TypingTrigger, TypingEffect> Typing { get; init; }

    /// <summary>One transfer, at the client that sends the file.</summary>
    public Rules<UploadState, UploadTrigger, UploadEffect> Upload { get; init; }

    /// <summary>One transfer, at the client that receives the file.</summary>
    public Rules<DownloadState, DownloadTrigger, DownloadEffect> Download { get; init; }

    /// <summary>The one thing that a client was started for by a script.</summary>
    public Rules<ErrandState, ErrandTrigger, ErrandEffect> Errand { get; init; }
}
