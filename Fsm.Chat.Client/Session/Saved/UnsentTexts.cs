using Fsm.Chat.Client.Crash;
using Fsm.Chat.Client.Facts;
using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Client.Session.Services;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Machines.Client.Conversation;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Client.Session.Saved;

/// <summary>What a person can do with texts that never got to the server.</summary>
internal sealed class UnsentTexts(
    ClientFacts client, IFire machines, Announcer announcer, LineKeeper lineKeeper, MessagePump messagePump, TextSender textSender, CrashNoteKeeper crashNoteKeeper)
{
    private const int MostNamed = 5;

    /// <summary>Says that there are some, and for whom.</summary>
    public void Offer(ClientUser server)
    {
        if (server.Unsent.Count == 0)
            return;
        var text = client.Options.TakesCommands ? ClientTexts.UnsentSome : ClientTexts.UnsentStay;
        announcer.Notice(server, "unsent", text.With(server.Unsent.Count, server.Address, string.Join(", ", server.Unsent.Select(line => line.To).Distinct(UserName.Comparer).Take(MostNamed))));
    }

    /// <summary>Lists them.</summary>
    public void List(ClientUser server)
    {
        foreach (var line in server.Unsent)
            announcer.Notice(server, "unsent_line", $"{line.To}> {line.Text}");
        if (server.Unsent.Count == 0)
            announcer.Notice(server, "unsent", ClientTexts.UnsentNone);
    }

    /// <summary>Forgets them.</summary>
    public void Discard(ClientUser server)
    {
        announcer.Notice(server, "discarded", ClientTexts.UnsentForgotten.With(server.Unsent.Count));
        Forget(server);
    }

    /// <summary>Sends them, each as a line that names its recipient.</summary>
    public void Resend(ClientUser server)
    {
        UnsentLine[] lines = [.. server.Unsent];
        if (lines.Length == 0)
            announcer.Notice(server, "unsent", ClientTexts.UnsentNone);
        Forget(server);
        foreach (var line in lines)
        {
            _ = Utf8.TryEncode(line.Text, out var bytes); // it went through once
            textSender.Queue(ConversationOf(server, line), line.Text, bytes);
        }

        List<ClientConversation> closed = [.. lines.Select(line => ConversationOf(server, line)).Distinct().Where(conversation => conversation.State == Closed)];
        if (closed.Count > 0)
            lineKeeper.Await(AwaitedKinds.Line, server); // until all of them have opened, or have not
        foreach (var conversation in closed)
            machines.Fire(conversation, ConversationTrigger.ChatTyped, new ConversationHappened.Wished(OpenPurpose.Again));
        messagePump.Pump(server);
    }

    private ConversationState Closed => client.Rules.Conversation.Initial;

    private ClientConversation ConversationOf(ClientUser server, UnsentLine line) => server.ConversationWith(line.To, Closed);

    private void Forget(ClientUser server)
    {
        foreach (var line in server.Unsent)
            crashNoteKeeper.Note(server, new LineSettled(line.Number));
        server.Unsent.Clear();
    }
}
