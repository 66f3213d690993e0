using System.Globalization;
using Fsm.Chat.Protocol.Machines.Download;
using Fsm.Chat.Protocol.Machines.Prompt;
using Fsm.Chat.Protocol.Machines.User;
using Fsm.Chat.Protocol.Messages.Groups;

namespace Fsm.Chat.Client.Session.Prompts;

/// <summary>Does what the prompt's transitions ask for.</summary>
internal sealed class PromptPerformer(ClientCore core)
{
    /// <summary>Performs one effect.</summary>
    public void Perform(PromptEffect effect, Occasion about)
    {
        switch (effect)
        {
            case PromptEffect.ShowRequest:
                Ask(about.Asked!);
                break;
            case PromptEffect.ShowNext:
                core.Tell.Notice(core.Prompt.Requests[0].Server, "asked", $"still asked: {Hint(core.Prompt.Requests[0])}"); // some of its time is over
                break;
            case PromptEffect.GiveAnswer:
                Answer(about.Asked!, about.IsAccepted);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(effect), effect, null);
        }
    }

    private void Ask(PromptRequest request)
    {
        var time = request.Seconds > 0 ? string.Create(CultureInfo.InvariantCulture, $" within {request.Seconds} s") : "";
        var hint = Hint(request) + time;
        if (request is OfferRequest offer)
            core.TellTransfers.Asked(offer, hint);
        else
            core.TellGroups.Asked((InvitationRequest)request, hint);
    }

    private void Answer(PromptRequest request, bool isAccepted)
    {
        switch (request)
        {
            case OfferRequest offer:
                core.Fire(offer.Download, isAccepted ? DownloadTrigger.AcceptTyped : DownloadTrigger.DeclineTyped, Occasion.None);
                break;
            case InvitationRequest invitation:
                core.Lines.Run(invitation.Server, AwaitedKinds.Group, UserTrigger.GroupRequestTyped, new()
                {
                    GroupRequest = isAccepted ? GroupRequestKind.Accept : GroupRequestKind.Decline, Name = invitation.Group,
                });
                break;
        }
    }

    private static string Hint(PromptRequest request) => $"/accept {request.Key} or /decline {request.Key}";
}
