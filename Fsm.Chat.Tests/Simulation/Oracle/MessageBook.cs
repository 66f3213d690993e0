using Fsm.Chat.Tests.Simulation.Workload;
using Fsm.Chat.Tests.Simulation.World;

namespace Fsm.Chat.Tests.Simulation.Oracle;

/// <summary>Follows each message by what is printed: in order, at most once on a screen, one verdict, and none that is not true.</summary>
/// <param name="isHolder">Whether a name is somebody's, and stays so.</param>
internal sealed class MessageBook(Func<string, bool> isHolder)
{
    private readonly Dictionary<string, Message> _messages = [];
    private long _queued;
    private Message? _typing;
    private readonly Dictionary<(Person From, SimulatedClient To, string Group), long> _lastShown = [];

    public int Count => _messages.Count;

    public int Delivered => _messages.Values.Count(message => message.Verdict == "delivered");

    /// <summary>How many were kept for somebody who was away, or until a server was there again.</summary>
    public int Kept { get; private set; }

    public bool IsUndecided(string text) => _messages[text].Stage is not (MessageStage.Refused or MessageStage.Decided);

    public bool IsDelivered(string text) => _messages[text].Verdict == "delivered";

    /// <summary>Messages that a client has still to say something about, apart from those that it offers to send.</summary>
    public IEnumerable<Message> Open(SimulatedClient client)
    {
        var offered = Unsent(client);
        return _messages.Values.Where(message => message.Speaker == client && message.Stage != MessageStage.Kept && IsUndecided(message.Text) && !offered.Contains(message.Text));
    }

    /// <summary>A client was started, and takes over what an earlier one has left.</summary>
    public void NoteTakenOver(SimulatedClient client)
    {
        var goesOn = client.Person.Disk.HoldsSession;
        foreach (var message in _messages.Values.Where(message => message.Sender == client.Person))
        {
            if (goesOn && message is { Stage: MessageStage.Decided, IsVerdictPrinted: false, IsVerdictOfServer: true, IsForgotten: false })
                message.Stage = MessageStage.Accepted; // nobody has seen it, so the server has to tell it again
            if (IsUndecided(message.Text) || message.IsUnsent)
                message.Speaker = client;
        }
    }

    /// <summary>Nobody can say anything more about somebody's messages.</summary>
    public void NoteForgotten(Person sender)
    {
        foreach (var message in _messages.Values.Where(message => message.Sender == sender && (IsUndecided(message.Text) || !message.IsVerdictPrinted)))
            (message.Stage, message.IsForgotten) = (MessageStage.Decided, true);
    }

    public void NoteTyped(SimulatedClient sender, string line)
    {
        var text = TextIn(line);
        if (Texts.IsOne(text))
            _messages.Add(text, _typing = new(sender, text));
    }

    /// <summary>A client gives something to its screen. It comes to be printed later; but that is the order in which it knows things.</summary>
    public void NoteSaid(SimulatedClient client, ClientEvent said)
    {
        switch (said)
        {
            case SentEvent { Status: "queued" } queued:
                NoteQueued(client, queued);
                break;
            case SentEvent sent:
                NoteProgress(client, sent);
                break;
            case VerdictEvent verdict:
                NoteVerdict(client, verdict);
                break;
            case IgnoreEvent { Status: "ignored" } ignored:
                client.Ignores[ignored.Names[0]] = _queued;
                break;
            case IgnoreEvent { Status: "unignored" } ignored:
                client.Ignores.Remove(ignored.Names[0]);
                break;
            case ErrorEvent when _typing is { Stage: MessageStage.Typed } typing && typing.Speaker == client:
                typing.Stage = MessageStage.Refused;
                break;
        }
    }

    /// <summary>What is on a server's disk for somebody has come to them by the time that all is well.</summary>
    public void AssertNothingKeptIsLost()
    {
        foreach (var message in _messages.Values.Where(message => !message.IsToGroup && (message.Verdict == "kept" || (message.IsBetweenHolders && message.IsAccepted && message.Verdict != "failed"))))
            Promise.That(message.ShownBy.Exists(by => by.Name == message.To), $"{message} was {(message.Verdict == "kept" ? "kept" : "accepted")}, and never shown");
    }

    public void NoteTaken()
    {
        Promise.That(_typing?.Stage != MessageStage.Typed, $"{_typing} was typed, and nothing was said of it");
        _typing = null;
    }

    public void NotePrinted(SimulatedClient client, ClientEvent printed)
    {
        if (printed is MessageEvent message)
            NoteShown(client, message);
        else if (printed is VerdictEvent verdict)
            Own(client, verdict.Text).IsVerdictPrinted = true;
    }

    private void NoteShown(SimulatedClient client, MessageEvent shown)
    {
        Promise.That(_messages.TryGetValue(TextIn(shown.Text), out var message), $"{client.Process.Name} shows what nobody has typed: {shown.Text}");
        Promise.That(shown.From == message!.Sender.Name, $"{client.Process.Name} shows {message} as sent by {shown.From}");
        Promise.That(message.IsToGroup == shown.Group is not null, $"{client.Process.Name} shows {message} as sent to {shown.Group ?? "one person"}");
        Promise.That((shown.Group ?? client.Name) == message.To, $"{client.Process.Name} shows {message}, which is for somebody else");
        Promise.That(!message.ShownBy.Contains(client), $"{client.Process.Name} shows {message} twice");
        Promise.That(shown.IsRepeated || shown.Kept is not null || message.ShownBy.TrueForAll(by => by.Name != client.Name), $"{client.Process.Name} shows {message} again and does not say so");
        Promise.That(!message.IsCertainlyUnseen, $"{client.Process.Name} shows {message}, of which its sender was told that it was never handed over");
        Promise.That(message.Number <= client.Ignores.GetValueOrDefault(shown.From, long.MaxValue), $"{client.Process.Name} shows {message}, which was typed after its sender was ignored");
        var pair = (message.Sender, client, shown.Group ?? "");
        Promise.That(!(_lastShown.GetValueOrDefault(pair) > message.Number), $"{client.Process.Name} shows {message} after number {_lastShown.GetValueOrDefault(pair)}");
        _lastShown[pair] = message.Number;
        message.ShownBy.Add(client);
    }

    private void NoteProgress(SimulatedClient client, SentEvent sent)
    {
        var message = Own(client, sent.Text);
        var stage = sent.Status == "sent" ? MessageStage.Sent : MessageStage.Accepted;
        var isSentAgain = stage == MessageStage.Sent && client.HasLostASession; // the server did not have it, and has said so
        Promise.That(message.Stage == stage - 1 || isSentAgain || WasTakenOver(message), $"{message} is {sent.Status} after it was {message.Stage}");
        message.Stage = stage;
        message.IsToGroup |= sent.IsGroup; // one that is kept is there again in the next session
        message.IsAccepted |= stage == MessageStage.Accepted;
    }

    private void NoteQueued(SimulatedClient client, SentEvent queued)
    {
        var message = Own(client, queued.Text);
        var isNew = message.Stage == MessageStage.Typed;
        Promise.That(isNew || message.IsUnsent || WasTakenOver(message), $"{message} is queued after it was {message.Stage}");
        Promise.That(message.ShownBy.Count == 0, $"{message} is queued, and was shown");
        (message.Stage, message.To, message.IsToGroup, message.IsUnsent, message.Number) = (MessageStage.Queued, queued.To, queued.IsGroup, false, ++_queued);
        message.IsBetweenHolders = !queued.IsGroup && isHolder(queued.To) && isHolder(client.Name);
    }

    private void NoteVerdict(SimulatedClient client, VerdictEvent verdict)
    {
        var message = Own(client, verdict.Text);
        if (verdict.Status == "kept")
        {
            Promise.That(message.Stage is MessageStage.Sent or MessageStage.Accepted || WasTakenOver(message), $"{message} is kept when it was {message.Stage} {message.Verdict}");
            (message.Stage, message.Verdict) = (MessageStage.Kept, verdict.Status);
            Kept++;
            return;
        }

        Promise.That(message.Stage is MessageStage.Queued or MessageStage.Sent or MessageStage.Accepted or MessageStage.Kept, $"{message} gets a verdict, {verdict.Status}, when it was {message.Stage} {message.Verdict}");
        (message.IsVerdictPrinted, message.IsVerdictOfServer) = (false, verdict.Delivered + verdict.Failed > 0 && verdict.Explanation?.Contains('(', StringComparison.Ordinal) != false);
        message.IsUnsent = verdict.Reason == LocalCode.NotSent.Code() || Unsent(client).Contains(message.Text);
        var shown = message.ShownBy.Select(by => by.Name).Distinct().Count();
        if (verdict.Status == "delivered")
            Promise.That(verdict.Failed == 0 && verdict.Delivered + verdict.Kept > 0, $"{message} is delivered to {verdict.Delivered}, kept for {verdict.Kept}, and failed for {verdict.Failed}");
        Promise.That(verdict.Delivered <= shown, $"{message} is said to be delivered to {verdict.Delivered} and was shown by {shown}");
        Promise.That(verdict.Status != "unknown" || client.HasLostASession, $"{message} is unknown, and its sender's session was never lost");
        message.IsCertainlyUnseen = verdict.Explanation?.Contains("never handed over", StringComparison.Ordinal) ?? false;
        Promise.That(!message.IsCertainlyUnseen || shown == 0, $"{message} is said to be never handed over, and was shown");
        (message.Stage, message.Verdict) = (MessageStage.Decided, verdict.Status);
    }

    private static bool WasTakenOver(Message message) => message.Speaker.Process.Name != message.TypedInto;

    // What a client offers to send.
    private static HashSet<string> Unsent(SimulatedClient client) =>
        [.. Insides.Core(client.Core).Servers.SelectMany(server => server.Unsent).Select(line => TextIn(line.Text))];

    // A recipient that was typed where none was asked for is part of the text.
    private static string TextIn(string line) => line[(line.LastIndexOf('>') + 1)..];

    private Message Own(SimulatedClient client, string text)
    {
        Promise.That(_messages.TryGetValue(TextIn(text), out var message) && message.Speaker == client, $"{client.Process.Name} speaks of a message that was not typed there: {text}");
        return message!;
    }
}
