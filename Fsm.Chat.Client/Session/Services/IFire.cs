using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Protocol.Machines.Both.Link;
using Fsm.Chat.Protocol.Machines.Client.Conversation;
using Fsm.Chat.Protocol.Machines.Client.Delivery;
using Fsm.Chat.Protocol.Machines.Client.Download;
using Fsm.Chat.Protocol.Machines.Client.Upload;
using Fsm.Chat.Protocol.Machines.Client.User;
using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Machines.Terminal.Input;
using Fsm.Chat.Protocol.Machines.Terminal.Leave;
using Fsm.Chat.Protocol.Machines.Terminal.Prompt;

namespace Fsm.Chat.Client.Session.Services;

/// <summary>The one way to tell the subjects of all machines what happened.</summary>
internal interface IFire
{
    /// <summary>Tells a user's machine what happened.</summary>
    StepOutcome Fire(ClientUser server, UserTrigger trigger, UserHappened happened);

    /// <summary>Tells a conversation's machine what happened.</summary>
    void Fire(ClientConversation conversation, ConversationTrigger trigger, ConversationHappened happened);

    /// <summary>Tells a message's machine what happened.</summary>
    void Fire(ClientDelivery message, DeliveryTrigger trigger, DeliveryHappened happened);

    /// <summary>Tells a link's machine what happened.</summary>
    void Fire(ClientLink link, LinkTrigger trigger, LinkHappened? happened = null);

    /// <summary>Tells the input's machine what happened.</summary>
    StepOutcome Fire(InputTrigger trigger, InputHappened? happened = null);

    /// <summary>Tells the prompt's machine what happened.</summary>
    void Fire(PromptTrigger trigger, PromptHappened happened);

    /// <summary>Tells the machine of leaving what happened.</summary>
    void Fire(LeaveTrigger trigger, LeaveHappened happened = default);

    /// <summary>Tells a transfer's machine at its sender what happened.</summary>
    StepOutcome Fire(ClientUpload upload, UploadTrigger trigger, TransferHappened happened);

    /// <summary>Tells a transfer's machine at its receiver what happened.</summary>
    StepOutcome Fire(ClientDownload download, DownloadTrigger trigger, TransferHappened happened);
}
