using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Client.Session.Leaving;
using Fsm.Chat.Client.Session.Prompts;
using Fsm.Chat.Client.Session.Transfers;
using Fsm.Chat.Protocol.Machines;
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

namespace Fsm.Chat.Client.Session;

/// <summary>One driver of each machine, and the one way to tell their subjects what happened.</summary>
internal sealed class Machinery(RuleSet rules, ClientCore core)
{
    /// <summary>Moves oneself on a server.</summary>
    public Driver<UserState, UserTrigger, UserEffect, ClientUser, UserHappened> User { get; } = new(rules.User, core.Host, new UserPerformer(core));

    /// <summary>Moves conversations.</summary>
    public Driver<ConversationState, ConversationTrigger, ConversationEffect, ClientConversation, ConversationHappened> Conversation { get; } =
        new(rules.Conversation, core.Host, new ConversationPerformer(core));

    /// <summary>Moves messages.</summary>
    public Driver<DeliveryState, DeliveryTrigger, DeliveryEffect, ClientDelivery, DeliveryHappened> Delivery { get; } =
        new(rules.Delivery, core.Host, new DeliveryPerformer(core));

    /// <summary>Moves links.</summary>
    public Driver<LinkState, LinkTrigger, LinkEffect, ClientLink, LinkHappened> Link { get; } = new(rules.Link, core.Host, new LinkPerformer(core));

    /// <summary>Moves the input.</summary>
    public Driver<InputState, InputTrigger, InputEffect, ClientInput, InputHappened> Input { get; } = new(rules.Input, core.Host, new InputPerformer(core));

    /// <summary>Moves the prompt.</summary>
    public Driver<PromptState, PromptTrigger, PromptEffect, ClientPrompt, PromptHappened> Prompt { get; } = new(rules.Prompt, core.Host, new PromptPerformer(core));

    /// <summary>Moves the wish to leave.</summary>
    public Driver<LeaveState, LeaveTrigger, LeaveEffect, ClientLeave, Nothing> Leave { get; } = new(rules.Leave, core.Host, new LeavePerformer(core));

    /// <summary>Moves transfers at their sender.</summary>
    public Driver<UploadState, UploadTrigger, UploadEffect, ClientUpload, TransferHappened> Upload { get; } = new(rules.Upload, core.Host, new UploadPerformer(core));

    /// <summary>Moves transfers at their receiver.</summary>
    public Driver<DownloadState, DownloadTrigger, DownloadEffect, ClientDownload, TransferHappened> Download { get; } =
        new(rules.Download, core.Host, new DownloadPerformer(core));

    /// <summary>Tells a user's machine what happened.</summary>
    public StepOutcome Fire(ClientUser server, UserTrigger trigger, UserHappened happened)
    {
        Pairing.Demand(trigger, Pairing.Of(trigger), happened);
        return User.Fire(server, trigger, happened);
    }

    /// <summary>Tells a conversation's machine what happened.</summary>
    public void Fire(ClientConversation conversation, ConversationTrigger trigger, ConversationHappened happened)
    {
        Pairing.Demand(trigger, Pairing.Of(trigger), happened);
        Conversation.Fire(conversation, trigger, happened);
    }

    /// <summary>Tells a message's machine what happened.</summary>
    public void Fire(ClientDelivery message, DeliveryTrigger trigger, DeliveryHappened happened)
    {
        Pairing.Demand(trigger, Pairing.Of(trigger), happened);
        Delivery.Fire(message, trigger, happened);
    }

    /// <summary>Tells a link's machine what happened.</summary>
    public void Fire(ClientLink link, LinkTrigger trigger, LinkHappened? happened = null)
    {
        happened ??= LinkHappened.Of(trigger);
        Pairing.Demand(trigger, Pairing.Of(trigger), happened);
        Link.Fire(link, trigger, happened);
    }

    /// <summary>Tells the input's machine what happened.</summary>
    public StepOutcome Fire(InputTrigger trigger, InputHappened? happened = null)
    {
        happened ??= InputHappened.Nothing;
        Pairing.Demand(trigger, Pairing.Of(trigger), happened);
        return Input.Fire(core.Input, trigger, happened);
    }

    /// <summary>Tells the prompt's machine what happened.</summary>
    public void Fire(PromptTrigger trigger, PromptHappened happened)
    {
        Pairing.Demand(trigger, Pairing.Of(trigger), happened);
        Prompt.Fire(core.Prompt, trigger, happened);
    }

    /// <summary>Tells the machine of leaving what happened.</summary>
    public void Fire(LeaveTrigger trigger) => Leave.Fire(core.Leave.Wish, trigger, default);

    /// <summary>Tells a transfer's machine at its sender what happened.</summary>
    public StepOutcome Fire(ClientUpload upload, UploadTrigger trigger, TransferHappened happened)
    {
        Pairing.Demand(trigger, Pairing.Of(trigger), happened);
        return Upload.Fire(upload, trigger, happened with { Outcome = TransferDecisions.Outcome(trigger, happened.Said) });
    }

    /// <summary>Tells a transfer's machine at its receiver what happened.</summary>
    public StepOutcome Fire(ClientDownload download, DownloadTrigger trigger, TransferHappened happened)
    {
        Pairing.Demand(trigger, Pairing.Of(trigger), happened);
        return Download.Fire(download, trigger, happened with { Outcome = TransferDecisions.Outcome(trigger, download.State, happened.Said) });
    }

    /// <summary>What was done for a subject outside has thrown: ends that one subject.</summary>
    /// <exception cref="ArgumentException">Nothing of that kind is moved here.</exception>
    public void Contain(object subject, Exception error)
    {
        switch (subject)
        {
            case ClientUser server:
                User.Contain(server, error);
                break;
            case ClientConversation conversation:
                Conversation.Contain(conversation, error);
                break;
            case ClientDelivery message:
                Delivery.Contain(message, error);
                break;
            case ClientLink link:
                Link.Contain(link, error);
                break;
            case ClientUpload upload:
                Upload.Contain(upload, error);
                break;
            case ClientDownload download:
                Download.Contain(download, error);
                break;
            case ClientPrompt prompt:
                Prompt.Contain(prompt, error);
                break;
            case ClientLeave leave:
                Leave.Contain(leave, error);
                break;
            case ClientInput input:
                Input.Contain(input, error);
                break;
            default:
                throw new ArgumentException($"{subject} has no machine.", nameof(subject));
        }
    }
}
