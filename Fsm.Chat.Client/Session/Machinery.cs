using Fsm.Chat.Protocol;
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

/// <summary>One machine of each kind, shared by all subjects of that kind.</summary>
internal sealed class Machinery(RuleSet rules)
{
    /// <summary>Moves oneself on a server.</summary>
    public Machine<UserState, UserTrigger, UserEffect> User { get; } = new(rules.User);

    /// <summary>Moves conversations.</summary>
    public Machine<ConversationState, ConversationTrigger, ConversationEffect> Conversation { get; } = new(rules.Conversation);

    /// <summary>Moves messages.</summary>
    public Machine<DeliveryState, DeliveryTrigger, DeliveryEffect> Delivery { get; } = new(rules.Delivery);

    /// <summary>Moves the input.</summary>
    public Machine<InputState, InputTrigger, InputEffect> Input { get; } = new(rules.Input);

    /// <summary>Moves the prompt.</summary>
    public Machine<PromptState, PromptTrigger, PromptEffect> Prompt { get; } = new(rules.Prompt);

    /// <summary>Moves the wish to leave.</summary>
    public Machine<LeaveState, LeaveTrigger, LeaveEffect> Leave { get; } = new(rules.Leave);

    /// <summary>Moves transfers at their sender.</summary>
    public Machine<UploadState, UploadTrigger, UploadEffect> Upload { get; } = new(rules.Upload);

    /// <summary>Moves transfers at their receiver.</summary>
    public Machine<DownloadState, DownloadTrigger, DownloadEffect> Download { get; } = new(rules.Download);

    /// <summary>Moves links until their server has said its limits.</summary>
    public Machine<LinkState, LinkTrigger, LinkEffect> Link { get; } = new(rules.Link);

    /// <summary>Moves the links of a server that has said its limits: the same rules, with its patience for a probed peer.</summary>
    public Machine<LinkState, LinkTrigger, LinkEffect> LinkOf(Greeting greeting) => new(Link.Rules with
    {
        States = [.. Link.Rules.States.Select(state => state.State == LinkState.Probing ? state with { Timeout = ProbeTimeout(greeting) } : state)],
    });

    // A server that is patient for no longer than until its ping would have every link end with the first one.
    private static TimeSpan ProbeTimeout(Greeting greeting)
    {
        if (greeting.DeadAfter == TimeSpan.Zero)
            return TimeSpan.Zero;
        var rest = greeting.DeadAfter - greeting.PingAfter;
        return rest > TimeSpan.Zero ? rest : Limits.AnswerWithin;
    }
}
