using Fsm.Chat.Client.Session.Groups;
using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Client.Session.Services;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Client.Session.Transfers;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Machines.Client.Download;
using Fsm.Chat.Protocol.Machines.Client.User;
using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Machines.Terminal.Prompt;
using Fsm.Chat.Protocol.Messages.Groups;
using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Client.Session;

/// <summary>Does what the prompt's transitions ask for.</summary>
internal sealed class PromptPerformer(
    ClientFacts client, IFire machines, Announcer announcer, GroupAnnouncer groupAnnouncer, TransferAnnouncer transferAnnouncer, LineKeeper lineKeeper, StepJudge stepJudge) : IPerformer<ClientPrompt, PromptTrigger, PromptEffect, PromptHappened>
{
    /// <inheritdoc/>
    public void Perform(PromptEffect effect, ClientPrompt prompt, scoped in PromptHappened happened)
    {
        switch (effect)
        {
            case PromptEffect.KeepRequest:
                prompt.Requests.Add(((PromptHappened.Arrived)happened).Request);
                break;
            case PromptEffect.ForgetRequest:
                prompt.Requests.Remove(((PromptHappened.Ended)happened).Request);
                break;
            case PromptEffect.ShowRequest:
                Ask(((PromptHappened.Arrived)happened).Request);
                break;
            case PromptEffect.ShowNext:
                AskAgain(prompt.Requests[0]);
                break;
            case PromptEffect.GiveAnswer:
                var (request, isAccepted) = (PromptHappened.Answered)happened;
                Answer(request!, isAccepted);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(effect), effect, null);
        }
    }

    /// <inheritdoc/>
    public void Judge(ClientPrompt prompt, in Judgement<PromptTrigger> judged, scoped in PromptHappened happened) => stepJudge.Judge((happened as PromptHappened.Answered)?.Request?.Server ?? client.Current, null, judged);

    /// <inheritdoc/>
    public void Contain(ClientPrompt prompt, Exception error) => stepJudge.Contain(null, null, error);

    /// <inheritdoc/>
    public PromptHappened Elapsed(ClientPrompt prompt, PromptTrigger trigger) => throw new ArgumentOutOfRangeException(nameof(trigger), trigger, "It has no timers.");

    private void Ask(PromptRequest request)
    {
        var hint = request.Seconds > 0 && client.Options.TakesCommands ? ClientTexts.AnswerHintWithin.With(request.Key, request.Seconds) : Hint(request);
        if (request is OfferRequest offer)
            transferAnnouncer.Asked(offer, hint);
        else
            groupAnnouncer.Asked((InvitationRequest)request, hint);
    }

    // Without the time, for some of it is over.
    private void AskAgain(PromptRequest request) => announcer.Notice(request.Server, "asked", request switch
    {
        OfferRequest { Download.Facts: var facts } => ClientTexts.StillOffered.With(facts.Peer, facts.File, ByteSize.Words(facts.Length), Hint(request)),
        InvitationRequest invitation => ClientTexts.StillInvited.With(invitation.From, invitation.Group, Hint(request)),
        _ => Hint(request),
    });

    private void Answer(PromptRequest request, bool isAccepted)
    {
        switch (request)
        {
            case OfferRequest offer:
                machines.Fire(offer.Download, isAccepted ? DownloadTrigger.AcceptTyped : DownloadTrigger.DeclineTyped, TransferHappened.Nothing);
                break;
            case InvitationRequest invitation:
                lineKeeper.Run(invitation.Server, AwaitedKinds.Group, UserTrigger.GroupRequestTyped, new UserHappened.AsksOfGroup(
                    new(isAccepted ? GroupRequestKind.Accept : GroupRequestKind.Decline, invitation.Group, [])));
                break;
        }
    }

    private string Hint(PromptRequest request) => client.Options.TakesCommands ? ClientTexts.AnswerHint.With(request.Key) : ClientTexts.AnswerHintNone;
}
