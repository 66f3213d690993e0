using Fsm.Chat.Protocol.Machines.Both.Link;
using Fsm.Chat.Protocol.Machines.Client.Conversation;
using Fsm.Chat.Protocol.Machines.Client.Delivery;
using Fsm.Chat.Protocol.Machines.Client.Download;
using Fsm.Chat.Protocol.Machines.Client.Upload;
using Fsm.Chat.Protocol.Machines.Client.User;
using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Machines.Server.Account;
using Fsm.Chat.Protocol.Machines.Server.Group;
using Fsm.Chat.Protocol.Machines.Server.Inbox;
using Fsm.Chat.Protocol.Machines.Server.Invitation;
using Fsm.Chat.Protocol.Machines.Server.Relay;
using Fsm.Chat.Protocol.Machines.Server.Server;
using Fsm.Chat.Protocol.Machines.Server.Session;
using Fsm.Chat.Protocol.Machines.Server.Store;
using Fsm.Chat.Protocol.Machines.Terminal.Errand;
using Fsm.Chat.Protocol.Machines.Terminal.Input;
using Fsm.Chat.Protocol.Machines.Terminal.Keyboard;
using Fsm.Chat.Protocol.Machines.Terminal.Leave;
using Fsm.Chat.Protocol.Machines.Terminal.Prompt;
using Fsm.Chat.Protocol.Machines.Terminal.Typing;

namespace Fsm.Chat.Protocol.Machines;

/// <summary>
/// The rules of all machines under one set of limits, handed to a hub or a client as a value. They are made when they are first asked for: a server needs six of
/// them, and making the rules of a machine means to compile the code for it.
/// </summary>
/// <param name="Limits">The limits.</param>
public sealed record RuleSet(Limits Limits)
{
    /// <summary>The server as a whole.</summary>
    public Rules<ServerState, ServerTrigger, ServerEffect> Server { get => field ??= ServerRules.Create(Limits); init; }

    /// <summary>One TCP connection, on either side.</summary>
    public Rules<LinkState, LinkTrigger, LinkEffect> Link { get => field ??= LinkRules.Create(Limits); init; }

    /// <summary>The server's view of one user.</summary>
    public Rules<SessionState, SessionTrigger, SessionEffect> Session { get => field ??= SessionRules.Create(Limits); init; }

    /// <summary>One group, on the server.</summary>
    public Rules<GroupState, GroupTrigger, GroupEffect> Group { get => field ??= GroupRules.Create(); init; }

    /// <summary>One invitation of one person into one group, on the server.</summary>
    public Rules<InvitationState, InvitationTrigger, InvitationEffect> Invitation { get => field ??= InvitationRules.Create(Limits); init; }

    /// <summary>One transfer of one file to one receiver, on the server.</summary>
    public Rules<RelayState, RelayTrigger, RelayEffect> Relay { get => field ??= RelayRules.Create(Limits); init; }

    /// <summary>A name that belongs to somebody, on the server.</summary>
    public Rules<AccountState, AccountTrigger, AccountEffect> Account { get => field ??= AccountRules.Create(); init; }

    /// <summary>What is kept for somebody, on its way to one client, on the server.</summary>
    public Rules<InboxState, InboxTrigger, InboxEffect> Inbox { get => field ??= InboxRules.Create(); init; }

    /// <summary>The writing of what is kept, on the server.</summary>
    public Rules<StoreState, StoreTrigger, StoreEffect> Store { get => field ??= StoreRules.Create(); init; }

    /// <summary>The client's view of itself on one server.</summary>
    public Rules<UserState, UserTrigger, UserEffect> User { get => field ??= UserRules.Create(Limits); init; }

    /// <summary>The client's conversation with one person.</summary>
    public Rules<ConversationState, ConversationTrigger, ConversationEffect> Conversation { get => field ??= ConversationRules.Create(Limits); init; }

    /// <summary>One message, at the client that sent it.</summary>
    public Rules<DeliveryState, DeliveryTrigger, DeliveryEffect> Delivery { get => field ??= DeliveryRules.Create(); init; }

    /// <summary>The client's standard input.</summary>
    public Rules<InputState, InputTrigger, InputEffect> Input { get => field ??= InputRules.Create(Limits); init; }

    /// <summary>Offers and invitations on the client's screen.</summary>
    public Rules<PromptState, PromptTrigger, PromptEffect> Prompt { get => field ??= PromptRules.Create(); init; }

    /// <summary>The wish to leave a client.</summary>
    public Rules<LeaveState, LeaveTrigger, LeaveEffect> Leave { get => field ??= LeaveRules.Create(); init; }

    /// <summary>What the terminal of a full-screen client sends.</summary>
    public Rules<KeyboardState, KeyboardTrigger, KeyboardEffect> Keyboard { get => field ??= KeyboardRules.Create(KeyboardRules.EscapeDelay); init; }

    /// <summary>The input line of a full-screen client.</summary>
    public Rules<TypingState, TypingTrigger, TypingEffect> Typing { get => field ??= TypingRules.Create(); init; }

    /// <summary>One transfer, at the client that sends the file.</summary>
    public Rules<UploadState, UploadTrigger, UploadEffect> Upload { get => field ??= UploadRules.Create(Limits); init; }

    /// <summary>One transfer, at the client that receives the file.</summary>
    public Rules<DownloadState, DownloadTrigger, DownloadEffect> Download { get => field ??= DownloadRules.Create(); init; }

    /// <summary>The one thing that a client was started for by a script.</summary>
    public Rules<ErrandState, ErrandTrigger, ErrandEffect> Errand { get => field ??= ErrandRules.Create(); init; }
}
