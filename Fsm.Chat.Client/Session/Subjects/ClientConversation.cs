using System.Globalization;
using Fsm.Chat.Protocol.Machines.Client.Conversation;
using Fsm.Chat.Protocol.Machines.Engine;

namespace Fsm.Chat.Client.Session.Subjects;

/// <summary>The conversation with one person, or one group, on one server.</summary>
/// <param name="initial">The state to begin in.</param>
/// <param name="server">Where the person is.</param>
/// <param name="name">The person's name, or the digits of a port until the server has said whose it is.</param>
internal sealed class ClientConversation(ConversationState initial, ClientUser server, string name) : Subject<ConversationState>(initial)
{
    /// <summary>Whether it was said that the person has not proved the name, though it was proved before.</summary>
    public bool IsUnprovenTold { get; set; }

    /// <summary>Where the person is.</summary>
    public ClientUser Server => server;

    /// <summary>The person's proper name once it is known.</summary>
    public string Name { get; set; } = name;

    /// <summary>The person's port, so that what is sent reaches this person and nobody who has the name later; 0 while unknown.</summary>
    public ushort Port { get; set; }

    /// <summary>The port of the session that it was opened with last; 0 for none, a group, or somebody who was away.</summary>
    public ushort MetAt { get; private set; }

    /// <summary>Whether only the port is known: a name begins with a letter.</summary>
    public bool IsNameless => char.IsAsciiDigit(Name[0]);

    /// <summary>Whether it is with a group.</summary>
    public bool IsGroup => server.Groups.Contains(Name);

    /// <summary>Whether it was with a group when it was open last.</summary>
    public bool WasGroup { get; private set; }

    /// <summary>Whether it was with a group that one is no longer in.</summary>
    public bool IsLostGroup => !IsGroup && (WasGroup || (!WasOpen && server.PastGroups.Contains(Name)));

    /// <summary>Whether it was open before.</summary>
    public bool WasOpen { get; private set; }

    /// <summary>Whether it is open with another session than when it was open before: whoever that is may be another person.</summary>
    public bool IsOtherSession { get; private set; }

    /// <summary>Whether what is said in it is on the server's disk before the server says that it has it.</summary>
    public bool IsKept { get; set; }

    /// <summary>How often the server was asked to open it since it was open last.</summary>
    public int Asked { get; set; }

    /// <summary>What it was opened for.</summary>
    public OpenPurpose OpenedFor { get; set; }

    /// <summary>Messages that wait for the conversation or the window, oldest first.</summary>
    public Queue<ClientDelivery> Waiting { get; } = new();

    /// <summary>Messages that were sent and have no verdict.</summary>
    public int Undecided { get; set; }

    /// <summary>The port a nameless one stands for; 0 when a server has sent a name that is none.</summary>
    public ushort TypedPort => ushort.TryParse(Name, NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : (ushort)0;

    /// <inheritdoc/>
    public override TimeSpan WaitFor(TimeSpan longest) => State == ConversationState.PeerAwaited ? server.BackOff(Asked, longest) : longest;

    /// <summary>Takes note of whom the server has opened it with.</summary>
    /// <param name="name">Their proper name.</param>
    /// <param name="port">Their port; 0 for a group, and for somebody who is away.</param>
    /// <param name="isKept">Whether what is said in it is kept.</param>
    public void NoteOpened(string name, ushort port, bool isKept)
    {
        IsKept = isKept;
        server.Identify(this, name);
        IsOtherSession = port != 0 && MetAt != 0 && port != MetAt;
        (Port, MetAt, WasGroup, WasOpen, Asked) = (port, port, IsGroup, true, 0);
    }

    /// <summary>A message waits again that was sent in a session that is over.</summary>
    public void PutBack(ClientDelivery message)
    {
        List<ClientDelivery> all = [.. Waiting.Append(message).OrderBy(waiting => waiting.Number)];
        Waiting.Clear();
        all.ForEach(Waiting.Enqueue);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{server} {Name}";
}
