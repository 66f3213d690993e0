using Fsm.Chat.Client.Facts;
using Fsm.Chat.Client.Session.Explaining;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Protocol.Machines.Both.Link;
using Fsm.Chat.Protocol.Machines.Client.User;

namespace Fsm.Chat.Client.Session;

/// <summary>How things stand on one server.</summary>
/// <param name="Address">The server as it is shown.</param>
/// <param name="Name">One's own name there.</param>
/// <param name="State">The state of oneself.</param>
/// <param name="Link">The state of the link; null when there is none.</param>
/// <param name="Silence">How long nothing came over it.</param>
/// <param name="Attempt">The number of the attempt to come back that is made, or waited for.</param>
/// <param name="Undecided">Messages of one's own without a verdict.</param>
public sealed record ServerOverview(string Address, string Name, UserState State, LinkState? Link, TimeSpan Silence, int Attempt, int Undecided)
{
    /// <summary>Whom a plain line goes to; empty when to nobody.</summary>
    public string Target { get; init; } = "";

    /// <summary>What a plain line means.</summary>
    public TypingMode Mode { get; init; }

    /// <summary>How long it still waits before the next attempt; null when it does not.</summary>
    public TimeSpan? RetryIn { get; init; }

    /// <summary>The names of the last list of users.</summary>
    public IReadOnlyList<string> Users { get; init; } = [];

    /// <summary>The groups one is in.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];
}

/// <summary>Something that waits for the person's yes or no.</summary>
/// <param name="Server">Where it came from.</param>
/// <param name="Key">What names it in an answer.</param>
/// <param name="From">Who asks.</param>
/// <param name="File">The file that is offered; null for an invitation.</param>
/// <param name="Size">Its bytes.</param>
public sealed record RequestOverview(string Server, string Key, string From, string? File, ulong Size);

/// <summary>How things stand, at one moment.</summary>
/// <param name="Servers">The servers ever named, in that order.</param>
/// <param name="Current">The one that lines go to; null before the first.</param>
/// <param name="Requests">What waits for an answer, the oldest first.</param>
public sealed record ClientOverview(IReadOnlyList<ServerOverview> Servers, ServerOverview? Current, IReadOnlyList<RequestOverview> Requests)
{
    /// <summary>Before there is anything.</summary>
    public static ClientOverview Nothing { get; } = new([], null, []);

    internal static ClientOverview Of(ClientFacts client, StepBook book)
    {
        var servers = client.Servers.Select(server => Of(client, server, book)).ToList();
        var current = client.Current is { } chosen ? servers[client.Servers.IndexOf(chosen)] : null;
        return new(servers, current, [.. client.Prompt.Requests.Select(Of)]);
    }

    private static ServerOverview Of(ClientFacts client, ClientUser server, StepBook book)
    {
        var link = server.Link is { IsOpen: true } open ? open : null;
        return new(server.Address, server.Name, server.State, link?.State, link is null ? TimeSpan.Zero : link.Watch.Silence(client.Now), Attempt(server), server.Unsettled.Count)
        {
            Target = server.Target?.Name ?? "",
            Mode = server.Mode,
            RetryIn = server.State == UserState.Resuming ? null : book.Find(server)?.DueIn(server.Generation) - client.Now,
            Users = [.. server.Roster.Select(user => user.Name)],
            Groups = [.. server.Groups],
        };
    }

    private static int Attempt(ClientUser server) => server.State == UserState.Resuming ? Math.Max(1, server.Attempts) : server.Attempts + 1;

    private static RequestOverview Of(PromptRequest request) => request switch
    {
        OfferRequest offer => new(offer.Server.Address, offer.Key, offer.Download.Facts.Peer, offer.Download.Facts.File, offer.Download.Facts.Length),
        InvitationRequest invitation => new(invitation.Server.Address, invitation.Key, invitation.From, null, 0),
        _ => throw new ArgumentOutOfRangeException(nameof(request), request, null),
    };
}
