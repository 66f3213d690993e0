using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Client.Session.Leaving;
using Fsm.Chat.Client.Session.Services;
using Fsm.Chat.Client.Session.Subjects;
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
internal sealed class Machinery(RuleSet rules, ClientFacts client) : IFire
{
    /// <summary>Moves oneself on a server.</summary>
    public Driver<UserState, UserTrigger, UserEffect, ClientUser, UserHappened> User { get; private set; } = null!;

    /// <summary>Moves conversations.</summary>
    public Driver<ConversationState, ConversationTrigger, ConversationEffect, ClientConversation, ConversationHappened> Conversation { get; private set; } = null!;

    /// <summary>Moves messages.</summary>
    public Driver<DeliveryState, DeliveryTrigger, DeliveryEffect, ClientDelivery, DeliveryHappened> Delivery { get; private set; } = null!;

    /// <summary>Moves links.</summary>
    public Driver<LinkState, LinkTrigger, LinkEffect, ClientLink, LinkHappened> Link { get; private set; } = null!;

    /// <summary>Moves the input.</summary>
    public Driver<InputState, InputTrigger, InputEffect, ClientInput, InputHappened> Input { get; private set; } = null!;

    /// <summary>Moves the prompt.</summary>
    public Driver<PromptState, PromptTrigger, PromptEffect, ClientPrompt, PromptHappened> Prompt { get; private set; } = null!;

    /// <summary>Moves the wish to leave.</summary>
    public Driver<LeaveState, LeaveTrigger, LeaveEffect, ClientLeave, LeaveHappened> Leave { get; private set; } = null!;

    /// <summary>Moves transfers at their sender.</summary>
    public Driver<UploadState, UploadTrigger, UploadEffect, ClientUpload, TransferHappened> Upload { get; private set; } = null!;

    /// <summary>Moves transfers at their receiver.</summary>
    public Driver<DownloadState, DownloadTrigger, DownloadEffect, ClientDownload, TransferHappened> Download { get; private set; } = null!;

    /// <summary>Gives each machine who does what its transitions ask for: those fire machines themselves.</summary>
    public void Drive(ClientCore core)
    {
        User = new(rules.User, core.Host, new UserPerformer(core));
        Conversation = new(rules.Conversation, core.Host, new ConversationPerformer(core.Machines, core.Announcer, core.LineKeeper, core.FrameSender, core.MessagePump, core.UnsentTexts, core.CrashNoteKeeper, core.StepJudge));
        Delivery = new(rules.Delivery, core.Host, new DeliveryPerformer(core, core.Machines, core.Announcer, core.LineKeeper, core.FrameSender, core.CrashNoteKeeper, core.StepJudge));
        Link = new(rules.Link, core.Host, new LinkPerformer(core, core.Machines, core.PortQueue, core.FrameSender, core.CrashNoteKeeper, core.StepJudge));
        Input = new(rules.Input, core.Host, new InputPerformer(core, core.Machines, core.PortQueue, core.Announcer, core.LineKeeper, core.PasswordKeeper, core.StepJudge));
        Prompt = new(rules.Prompt, core.Host, new PromptPerformer(core, core.Machines, core.Announcer, core.GroupAnnouncer, core.TransferAnnouncer, core.LineKeeper, core.StepJudge));
        Leave = new(rules.Leave, core.Host, new LeavePerformer(core, core.Machines, core.Announcer, core.StepJudge, core.LeaveKeeper));
        Upload = new(rules.Upload, core.Host, new UploadPerformer(core, core.Machines, core.PortQueue, core.TransferAnnouncer, core.LineKeeper, core.FrameSender, core.StepJudge));
        Download = new(rules.Download, core.Host, new DownloadPerformer(core, core.Machines, core.PortQueue, core.TransferAnnouncer, core.LineKeeper, core.FrameSender, core.PromptKeeper, core.StepJudge));
    }

    /// <inheritdoc/>
    public StepOutcome Fire(ClientUser server, UserTrigger trigger, UserHappened happened)
    {
        Pairing.Demand(trigger, Pairing.Of(trigger), happened);
        return User.Fire(server, trigger, happened);
    }

    /// <inheritdoc/>
    public void Fire(ClientConversation conversation, ConversationTrigger trigger, ConversationHappened happened)
    {
        Pairing.Demand(trigger, Pairing.Of(trigger), happened);
        Conversation.Fire(conversation, trigger, happened);
    }

    /// <inheritdoc/>
    public void Fire(ClientDelivery message, DeliveryTrigger trigger, DeliveryHappened happened)
    {
        Pairing.Demand(trigger, Pairing.Of(trigger), happened);
        Delivery.Fire(message, trigger, happened);
    }

    /// <inheritdoc/>
    public void Fire(ClientLink link, LinkTrigger trigger, LinkHappened? happened = null)
    {
        happened ??= LinkHappened.Of(trigger);
        Pairing.Demand(trigger, Pairing.Of(trigger), happened);
        Link.Fire(link, trigger, happened);
    }

    /// <inheritdoc/>
    public StepOutcome Fire(InputTrigger trigger, InputHappened? happened = null)
    {
        happened ??= InputHappened.Nothing;
        Pairing.Demand(trigger, Pairing.Of(trigger), happened);
        return Input.Fire(client.Input, trigger, happened);
    }

    /// <inheritdoc/>
    public void Fire(PromptTrigger trigger, PromptHappened happened)
    {
        Pairing.Demand(trigger, Pairing.Of(trigger), happened);
        Prompt.Fire(client.Prompt, trigger, happened);
    }

    /// <inheritdoc/>
    public void Fire(LeaveTrigger trigger, LeaveHappened happened = default) => Leave.Fire(client.Wish, trigger, happened);

    /// <inheritdoc/>
    public StepOutcome Fire(ClientUpload upload, UploadTrigger trigger, TransferHappened happened)
    {
        Pairing.Demand(trigger, Pairing.Of(trigger), happened);
        return Upload.Fire(upload, trigger, happened with { Outcome = UploadDecisions.Outcome(trigger, happened.Said) });
    }

    /// <inheritdoc/>
    public StepOutcome Fire(ClientDownload download, DownloadTrigger trigger, TransferHappened happened)
    {
        Pairing.Demand(trigger, Pairing.Of(trigger), happened);
        return Download.Fire(download, trigger, happened with { Outcome = DownloadDecisions.Outcome(trigger, download.State, happened.Said) });
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
