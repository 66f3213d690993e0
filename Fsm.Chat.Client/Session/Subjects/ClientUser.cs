using Fsm.Chat.Client.Facts;
using Fsm.Chat.Protocol.Machines.Client.Conversation;
using Fsm.Chat.Protocol.Machines.Client.User;
using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Client.Session.Subjects;

/// <summary>Oneself on one server. It lasts as long as the client; its links come and go.</summary>
/// <param name="initial">The state to begin in.</param>
/// <param name="endpoint">The server.</param>
/// <param name="name">The name to connect under.</param>
/// <param name="jitter">Gives random numbers from 0 to 1.</param>
internal sealed class ClientUser(UserState initial, ServerEndpoint endpoint, string name, Func<double> jitter) : Subject<UserState>(initial)
{
    /// <summary>The server.</summary>
    public ServerEndpoint Endpoint => endpoint;

    /// <summary>The server as it is shown.</summary>
    public string Address { get; } = endpoint.ToString();

    /// <summary>One's own name there.</summary>
    public string Name { get; set; } = name;

    /// <summary>The password that was typed for it, in UTF-8, for as long as the program runs; null for none.</summary>
    public byte[]? Password { get; set; }

    /// <summary>The code by which this client's key may prove the name there, in ASCII, until it was let in; null for none.</summary>
    public byte[]? KeyCode { get; set; }

    /// <summary>Whether the person was told whose the name is.</summary>
    public bool IsHolderTold { get; set; }

    /// <summary>The present connection, or the last one; null before the first.</summary>
    public ClientLink? Link { get; set; }

    /// <summary>The session there; null when there is none.</summary>
    public ChatSession? Session { get; set; }

    /// <summary>How many times it was tried to come back since the connection was lost.</summary>
    public int Attempts { get; set; }

    /// <summary>Whether it was said that nothing is kept of what a crash must not take away.</summary>
    public bool IsUnkeptTold { get; set; }

    /// <summary>When such an attempt was told last that was no mere repetition.</summary>
    public TimeSpan AttemptToldAt { get; set; }

    /// <summary>The one conversation that typed text goes to; null when each line names its own, or is a command.</summary>
    public ClientConversation? Target { get; private set; }

    /// <summary>The people of the last list.</summary>
    public IReadOnlyList<UserEntry> Roster { get; set; } = [];

    /// <summary>What the server has said last of people.</summary>
    public PresenceBook Heard { get; } = new();

    /// <summary>Those from whom the person takes nothing, as far as it was asked for here: a new session is told again.</summary>
    public SortedSet<string> Ignored { get; } = new(UserName.Comparer);

    /// <summary>The groups one is in.</summary>
    public HashSet<string> Groups { get; } = new(UserName.Comparer);

    /// <summary>Those that one was in: a person may have such a name by now.</summary>
    public HashSet<string> PastGroups { get; } = new(UserName.Comparer);

    /// <summary>Those that one should be in again, as the server keeps groups and was started anew: it says so before it says who is there.</summary>
    public HashSet<string> ExpectedGroups { get; } = new(UserName.Comparer);

    /// <summary>Who is in them, as far as that is known.</summary>
    public GroupMembers Members { get; } = new();

    /// <summary>Conversations by the other person's name, or by the digits of a port whose owner is not known yet.</summary>
    public Dictionary<string, ClientConversation> Conversations { get; } = new(UserName.Comparer);

    /// <summary>Texts that never got to the server.</summary>
    public List<UnsentLine> Unsent { get; } = [];

    /// <summary>Messages without a verdict, by their number in this client.</summary>
    public Dictionary<long, ClientDelivery> Unsettled { get; } = [];

    /// <summary>Those that the server keeps for somebody who is away, by their number in this client: their verdict comes when it comes.</summary>
    public Dictionary<long, ClientDelivery> Kept { get; } = [];

    /// <summary>How far conversations that are kept were shown, by the server's number of them, in all sessions of this program.</summary>
    public Dictionary<ulong, ShownPlace> Shown { get; } = [];

    /// <summary>With whom, or in which group, what was said last was shown here: it is not looked back at again.</summary>
    public HashSet<string> Recalled { get; } = new(UserName.Comparer);

    /// <summary>The first place that was shown here of what was said with somebody, or in a group: what stands before it is the past.</summary>
    public Dictionary<string, ulong> FirstShown { get; } = new(UserName.Comparer);

    /// <summary>Who was there when the last session was lost: they lose theirs as well when the server is started anew.</summary>
    public ExpectedPeople Expected { get; set; } = ExpectedPeople.Nobody;

    /// <summary>A message was shown that is kept: so what is said to whom it is from is kept, too.</summary>
    public void NoteShown(string from, string? group, ulong conversation, ShownPlace place)
    {
        Shown[conversation] = place;
        FirstShown.TryAdd(group ?? from, place.Place);
        if (Conversations.TryGetValue(from, out var with))
            with.IsKept = true;
    }

    /// <summary>What a plain line means here now.</summary>
    public TypingMode Mode { get; private set; }

    /// <summary>Whether the connection is lost and being made again.</summary>
    public bool IsInterrupted => FarewellDecisions.IsComingBack(State);

    /// <inheritdoc/>
    public override TimeSpan WaitFor(TimeSpan longest) => State is UserState.Reconnecting or UserState.AwaitingServer or UserState.Renewing ? BackOff(Attempts, longest) : longest;

    /// <summary>How long to wait before something is tried again.</summary>
    /// <param name="failures">How many times it was tried already.</param>
    /// <param name="longest">The longest wait.</param>
    public TimeSpan BackOff(int failures, TimeSpan longest) => Protocol.Flow.BackOff.Wait(failures, jitter(), longest);

    /// <summary>Says where typed text goes from now on.</summary>
    public void Aim(TypingMode mode, ClientConversation? target = null) => (Mode, Target) = (mode, target);

    /// <summary>The conversation with a person who is named by name or by the digits of a port, made if there is none.</summary>
    public ClientConversation ConversationWith(string key, ConversationState initial)
    {
        if (Conversations.TryGetValue(key, out var known))
            return known;
        var made = new ClientConversation(initial, this, key);
        return Conversations[key] = made;
    }

    /// <summary>The open conversation with whoever has that port, or null.</summary>
    public ClientConversation? OpenAt(ushort port) => Conversations.Values.FirstOrDefault(c => c.Port == port && TalkDecisions.IsIn(c.State));

    /// <summary>
    /// Takes note of whose port a nameless conversation stood for. An older conversation under that name gives its place and its messages to it:
    /// they are the same person's.
    /// </summary>
    public void Identify(ClientConversation conversation, string name)
    {
        Conversations.Remove(conversation.Name);
        conversation.Name = name;
        if (Conversations.TryGetValue(name, out var older) && older != conversation)
        {
            foreach (var message in older.Waiting)
                message.Conversation = conversation;
            var own = conversation.Waiting.ToArray();
            conversation.Waiting.Clear();
            foreach (var message in older.Waiting.Concat(own))
                conversation.Waiting.Enqueue(message);
            older.Waiting.Clear();
        }

        Conversations[name] = conversation;
    }

    /// <inheritdoc/>
    public override string ToString() => Address;
}
