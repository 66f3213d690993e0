using Fsm.Chat.Client.Crash;
using Fsm.Chat.Protocol.Machines.Client.Conversation;

namespace Fsm.Chat.Tests.Client;

/// <summary>Keeps of what a client notes for a crash where it was last on each server. Whoever comes next has to be where this one is: any scenario can be cut off anywhere.</summary>
internal sealed class NotedPlaces : ICrashNotes
{
    private readonly Dictionary<ServerEndpoint, SavedSession> _noted = [];

    public SavedSession? Claim(ServerEndpoint server, string name) => null;

    public void Note(ServerEndpoint server, string name, CrashNote note)
    {
        if (!_noted.TryGetValue(server, out var saved))
            _noted[server] = saved = new();
        saved.Take(note);
    }

    public void Flush()
    {
        // What is noted is kept.
    }

    /// <summary>On each server that has a session, what was noted is how it is.</summary>
    public void AssertAreOf(ClientCore core)
    {
        foreach (var server in core.Servers.Where(server => server.Session is { Greeting: not null }))
        {
            var place = (_noted.GetValueOrDefault(server.Endpoint) ?? new()).Place;
            var open = server.Conversations.Values.Where(conversation => TalkDecisions.IsIn(conversation.State));
            Assert.That(place.Conversations, Is.EquivalentTo(open.ToDictionary(conversation => conversation.Name, conversation => conversation.Port)), "whom one talks to is noted");
            Assert.That(place.Groups, Is.EquivalentTo(server.Groups), "the groups one is in are noted");
            // Where the conversation is over that text was typed for, there is nothing to come back to.
            if (server.Target is null || TalkDecisions.IsIn(server.Target.State))
                Assert.That((place.Mode, place.Target), Is.EqualTo((server.Mode, server.Target?.Name)), "where typed text goes is noted");
        }
    }
}
