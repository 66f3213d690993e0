using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Protocol.Machines.Terminal.Prompt;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Client.Session.Services;

/// <summary>Finds the open requests, and tells the prompt's machine when one comes, is answered, or is over.</summary>
internal sealed class PromptKeeper(ClientFacts client, IFire machines)
{
    private ClientPrompt Prompt => client.Prompt;

    /// <summary>A request came.</summary>
    public void Arrive(PromptRequest request) => machines.Fire(PromptTrigger.RequestArrived, new PromptHappened.Arrived(request));

    /// <summary>A request was answered or is over; null and one that is over already are neither.</summary>
    public void End(PromptRequest? request)
    {
        if (request is not null && Prompt.Requests.IndexOf(request) is >= 0 and var position)
            machines.Fire(PromptDecisions.DecideEnded(position, Prompt.Requests.Count), new PromptHappened.Ended(request));
    }

    /// <summary>The person answers: the one that is named, or the oldest.</summary>
    public void Answer(string? key, bool isAccepted)
    {
        var request = key is null ? Prompt.Requests.FirstOrDefault() : Find(key);
        machines.Fire(PromptDecisions.DecideAnswer(request is not null, key is not null), new PromptHappened.Answered(request, isAccepted));
    }

    /// <summary>The invitation to a group of that server, if one is open.</summary>
    public InvitationRequest? FindInvitation(ClientUser server, string group) => Prompt.Requests.OfType<InvitationRequest>()
        .FirstOrDefault(invitation => invitation.Server == server && UserName.Comparer.Equals(invitation.Group, group));

    /// <summary>The offer of that transfer, if it is open.</summary>
    public OfferRequest? FindOffer(ClientDownload download) =>
        Prompt.Requests.OfType<OfferRequest>().FirstOrDefault(offer => offer.Download == download);

    // Several servers may have groups of one name: the current server's comes first.
    private PromptRequest? Find(string key) => Prompt.Requests
        .Where(request => UserName.Comparer.Equals(request.Key, key))
        .OrderByDescending(request => request.Server == client.Current)
        .FirstOrDefault();
}
