using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Client.Session.Services;

/// <summary>Remembers who of those one talks to has proved their name, and says so when such a name comes back without proof: it may be another person's.</summary>
internal sealed class HolderWatch(ClientFacts client, Announcer announcer)
{
    /// <summary>Looks at what is known of the people of a server by now.</summary>
    public void Look(ClientUser server)
    {
        foreach (var conversation in server.Conversations.Values.Where(conversation => !conversation.IsGroup))
        {
            switch (IsProved(server, conversation.Name))
            {
                case true:
                    client.Options.People.Remember(server.Endpoint, conversation.Name);
                    conversation.IsUnprovenTold = false;
                    break;
                case false when !conversation.IsUnprovenTold && client.Options.People.HasProved(server.Endpoint, conversation.Name):
                    conversation.IsUnprovenTold = true;
                    announcer.PeerUnproven(conversation);
                    break;
            }
        }
    }

    // Where names are nobody's, nobody proves theirs: a server that keeps nothing is just what a stranger would wish for. Of whoever is away nothing is said.
    private static bool? IsProved(ClientUser server, string name) => server.Roster
        .Where(user => UserName.Comparer.Equals(user.Name, name))
        .Select(user => user.IsHolder ?? (server.Session is { Greeting: not null, HasAccounts: false } ? false : null))
        .FirstOrDefault();
}
