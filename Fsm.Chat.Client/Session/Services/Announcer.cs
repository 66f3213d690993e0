using System.Globalization;
using Fsm.Chat.Client.Codes;
using Fsm.Chat.Client.Events;
using Fsm.Chat.Client.Facts;
using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Client.Session.Services;

/// <summary>Puts what happened into the events that are shown.</summary>
internal sealed class Announcer(ClientFacts client, PortQueue portQueue)
{
    private LineTarget? _prompt;

    /// <summary>A user's machine entered a state.</summary>
    public void State(ClientUser server) => Show(server, new StateEvent(server.Address, "User", server.State.ToString()));

    /// <summary>The person's wish is refused.</summary>
    /// <param name="server">The server that it is about.</param>
    /// <param name="code">Why.</param>
    /// <param name="place">The word for the state that does not allow it; null where the reason says enough.</param>
    public void Refused(ClientUser? server, Code code, string? place = null) => Error(
        server, code,
        place is not null && code == LocalCode.NotPermittedNow ? ClientTexts.NotNowInState.With(code.Explain(), place) : code.Explain(),
        CodeTable.Of(code).AfterCommand);

    /// <summary>What was typed can be nobody's name or port.</summary>
    public void NoRecipient(ClientUser server, string typed) => Error(
        server, StatusCode.NameInvalid, typed.Length > 0 && typed.All(char.IsAsciiDigit) ? ClientTexts.NoSuchPort.With(typed) : StatusCode.NameInvalid.Explain(), ClientTexts.NextUsers);

    /// <summary>A text cannot be sent.</summary>
    public void Unsendable(ClientUser server, UserHappened.Says said)
    {
        if (said is { Status: var code, Conversation: { IsLostGroup: true } lost } && code == LocalCode.ConversationEnded)
            Error(server, code, ClientTexts.GroupNoLonger.With(lost.Name), CodeTable.Of(code).AfterCommand);
        else if (said.Status == StatusCode.TextTooLong)
            Error(server, said.Status, ClientTexts.TextTooLongFor.With(said.Bytes.Length, server.Session?.Greeting?.MaxText), CodeTable.Of(said.Status).AfterCommand);
        else
            Refused(server, said.Status);
    }

    /// <summary>Something went wrong.</summary>
    /// <param name="server">The server that it is about; null for none.</param>
    /// <param name="code">What.</param>
    /// <param name="text">What, in words.</param>
    /// <param name="next">What a command can do about it.</param>
    public void Error(ClientUser? server, Code code, string text, string next) =>
        Show(server, new ErrorEvent(server?.Address, code.Name, text, client.Options.TakesCommands ? next : CodeTable.Of(code).AfterScript(next)));

    /// <summary>The command that a program gave is carried out, or could not be.</summary>
    public void Outcome()
    {
        if (client.Input.Command is not { } command)
            return;
        client.Input.Command = null;
        Show(client.Current, new OutcomeEvent(client.Current?.Address, command.Id, command.Failed));
    }

    /// <summary>Something worth knowing.</summary>
    public void Notice(ClientUser? server, string code, string text) => Show(server, new NoticeEvent(server?.Address, code, text));

    /// <summary>Why a name was refused: another name that looks like it is told, for nobody would guess it.</summary>
    public static string WhyRefused(string name, Code code, string? holder) =>
        holder is null || UserName.Comparer.Equals(name, holder) ? code.Explain() : ClientTexts.NameLooksLike.With(holder);

    /// <summary>The server said that it is stopping.</summary>
    public void ServerStopping(ClientUser server) => Notice(server, StatusCode.ServerStopping.Code(), ClientTexts.ServerStopping.With(server.Address));

    /// <summary>A page of users came.</summary>
    public void Users(ClientUser server, UserListPage page, string prefix)
    {
        server.Roster = RosterChanges.After(server.Roster, page, prefix);
        Show(server, new UsersEvent(server.Address, [.. page.Users.OrderBy(user => user.Name, UserName.Comparer)], page.Total, server.Name, prefix) { Skipped = page.Skip });
    }

    /// <summary>A message came.</summary>
    public void Message(ClientUser server, UserHappened.Hears heard)
    {
        client.Made = (client.Made.Links, client.Made.Messages + 1);
        var id = client.Made.Messages.ToString(CultureInfo.InvariantCulture);
        var at = heard.Kept is { } kept ? KeptAt.Of(kept.Shown.Place, kept.Shown.At) : null;
        Show(server, new MessageEvent(server.Address, id, heard.From, server.Name, heard.Text)
        {
            Group = heard.Group, IsRepeated = server.Session!.IsRepeating, Kept = at, OnAnotherDay = at?.OnAnotherDay(client.LocalNow()),
        });
    }

    /// <summary>A message that was typed here got further.</summary>
    public void Progress(ClientDelivery message, string status) => Show(
        message.Conversation.Server, new SentEvent(message.Conversation.Server.Address, message.Id, message.Conversation.Name, message.Text, status)
        {
            Command = message.Command, IsGroup = message.Conversation.IsGroup,
        });

    /// <summary>A message is kept for somebody who is away.</summary>
    public void Kept(ClientDelivery message) => Verdict(message, "kept", null, null, 0, 0);

    /// <summary>Messages that an earlier session has sent are delivered.</summary>
    public void DeliveredLater(ClientUser server, UserHappened.DeliveredLater happened) => Show(server, new DeliveryEvent(
        server.Address, happened.To, happened.Count,
        happened.Count == 1 ? ClientTexts.DeliveredLaterOne.With(happened.To) : ClientTexts.DeliveredLaterMany.With(happened.To, happened.Count)));

    /// <summary>A message was delivered.</summary>
    public void Delivered(ClientDelivery message, in VerdictRange verdict) => Verdict(message, "delivered", null, null, verdict.Delivered, verdict.Failed, verdict.Kept);

    /// <summary>A message failed.</summary>
    public void Failed(ClientDelivery message, DeliveryHappened happened)
    {
        var why = happened.Why.Explain();
        if (happened is DeliveryHappened.Judged { Verdict: var verdict })
            Verdict(message, "failed", happened.Why.Name, Certainty(why, verdict), verdict.Delivered, verdict.Failed, verdict.Kept);
        else
            Verdict(message, "failed", happened.Why.Name, why, 0, 1);
    }

    private static string Certainty(string why, in VerdictRange verdict) => (verdict.Status, verdict.HandedOver) switch
    {
        (StatusCode.Partial, _) => ClientTexts.CertaintyPartial.With(why, verdict.Delivered, verdict.Failed),
        (_, true) => ClientTexts.CertaintyHandedOver.With(why),
        _ => ClientTexts.CertaintyNever.With(why),
    };

    /// <summary>Nobody can tell any more what became of a message.</summary>
    public void Unknown(ClientDelivery message, DeliveryHappened happened)
    {
        if (happened is DeliveryHappened.Lost { Reason: var reason })
            Verdict(message, "unknown", reason.Code(), ClientTexts.EndedBeforeVerdict.With(reason.Explain()), 0, 0);
        else
            Verdict(message, "unknown", happened.Why.Name, happened.Why.Explain(), 0, 0);
    }

    /// <summary>A conversation is open.</summary>
    public void Opened(ClientConversation conversation)
    {
        var isAgain = conversation is { WasGroup: false, OpenedFor: OpenPurpose.Again or OpenPurpose.Kept } or { IsOtherSession: true };
        var isOther = isAgain && !conversation.IsKept; // whose name is theirs is nobody else
        Conversation(conversation, "open", isOther ? "another_session" : null, (isAgain, conversation.OpenedFor) switch
        {
            (true, _) => isOther ? ClientTexts.TalkingAgain : ClientTexts.TalkingOn,
            (_, OpenPurpose.Chat) => client.Options.TakesCommands ? ClientTexts.TalkingTo : ClientTexts.TalkingOnlyTo,
            _ => ClientTexts.ConversationOpened,
        });
    }

    /// <summary>A conversation is open with somebody who is away.</summary>
    public void OpenedAway(ClientConversation conversation) => Conversation(conversation, "open", "peer_away", ClientTexts.TalkingToAway);

    /// <summary>What was typed for somebody waits for the next session.</summary>
    public void Kept(ClientConversation conversation)
    {
        if (conversation.Waiting.Count > 0)
            Conversation(conversation, "kept", null, ClientTexts.ConversationKept);
    }

    /// <summary>What was kept for somebody waits until they are there. It is said once.</summary>
    public void Awaited(ClientConversation conversation)
    {
        if (conversation.Asked == 1)
            Conversation(conversation, "awaited", null, ClientTexts.ConversationAwaited);
    }

    /// <summary>A conversation was not opened.</summary>
    public void NotOpened(ClientConversation conversation, Code code)
    {
        Conversation(conversation, "refused", code.Name, "");
        var namesakes = conversation.Server.Roster.Where(user => code == StatusCode.RecipientAmbiguous && conversation.IsNameless && user.Port == conversation.TypedPort);
        var names = string.Join(", ", namesakes.Select(user => user.Name));
        var text = names.Length > 0 ? ClientTexts.ConversationRefusedNames : ClientTexts.ConversationRefused;
        Error(conversation.Server, code, text.With(conversation.Name, code.Explain(), names), CodeTable.Of(code).AfterCommand);
    }

    /// <summary>One has left a conversation.</summary>
    public void Left(ClientConversation conversation) => Conversation(conversation, "left", null, ClientTexts.ConversationLeft);

    /// <summary>People have come and gone.</summary>
    public void Roster(ClientUser server, IEnumerable<UserEntry> newcomers, in RosterNews news) =>
        Show(server, new RosterEvent(server.Address, [.. newcomers.Select(user => user.Name)], news.Went, news.Total));

    /// <summary>The other person has come.</summary>
    public void PeerArrived(ClientConversation conversation) => Conversation(conversation, "peer_arrived", null, conversation is { WasOpen: true, MetAt: not 0 } ? ClientTexts.PeerArrivedAgain : ClientTexts.PeerArrived);

    /// <summary>Somebody has the name without proof that was proved before.</summary>
    public void PeerUnproven(ClientConversation conversation) => Conversation(conversation, "peer_unproven", null, ClientTexts.PeerUnproven);

    /// <summary>The other person is not there any more.</summary>
    public void PeerWent(ClientConversation conversation) => Conversation(conversation, "peer_gone", null, ClientTexts.PeerWent);

    /// <summary>The other person opened a conversation.</summary>
    public void PeerOpened(ClientConversation conversation) => Conversation(
        conversation, "peer_opened", null, ClientTexts.PeerOpened);

    /// <summary>The other person left a conversation.</summary>
    public void PeerLeft(ClientConversation conversation) => Conversation(conversation, "peer_left", null, ClientTexts.PeerLeft);

    /// <summary>The other person takes nothing from one any more.</summary>
    public void PeerClosed(ClientConversation conversation) => Conversation(conversation, "peer_ignores", StatusCode.Ignored.Code(), ClientTexts.PeerClosed);

    /// <summary>The other person has lost the connection, for now.</summary>
    public void PeerInterrupted(ClientConversation conversation) => Conversation(
        conversation, "interrupted", null, ClientTexts.PeerInterrupted);

    /// <summary>The other person is back.</summary>
    public void PeerBack(ClientConversation conversation) => Conversation(conversation, "back", null, ClientTexts.PeerBack);

    /// <summary>The other person is gone.</summary>
    public void PeerGone(ClientConversation conversation, CloseReason reason)
    {
        if (reason != CloseReason.ServerStopping) // everybody goes with the server, which says so itself
            Conversation(conversation, "peer_gone", reason.Code(), ClientTexts.PeerGone, reason.Explain());
    }

    /// <summary>Everything up to this number is asked to be shown.</summary>
    public void Mark(ChatSession session)
    {
        session.Marked = session.Inbound.Received;
        var mark = new ShownMark(session.Server.Address, session.Number, session.Marked);
        portQueue.Post(client.Input, () => portQueue.Port.Show(mark));
    }

    /// <summary>A line is wanted: say where a text would go.</summary>
    public void Prompt()
    {
        _prompt = Target;
        Show(null, new PromptEvent(_prompt.Name) { Server = _prompt.Server, Mode = client.Current?.Mode ?? TypingMode.Commands });
    }

    /// <summary>A line came.</summary>
    public void EndPrompt() => Show(null, new PromptEvent((string?)null));

    /// <summary>While a line is wanted, says so when the place where a text would go has changed.</summary>
    public void RefreshPrompt()
    {
        if (client.Input.IsAsked && _prompt != Target)
            Prompt();
    }

    /// <summary>Where a plain line goes now.</summary>
    public LineTarget Target => client.Current switch
    {
        { Mode: TypingMode.Conversation } talking => new(talking.Address, talking.Target!.Name) { Mode = TypingMode.Conversation },
        { Mode: TypingMode.NamedLines } naming => new(naming.Address, TypingModes.NamedLinesWord),
        _ => new(client.Current?.Address, ""),
    };

    /// <summary>Says where plain lines go from now on: a server that was turned to may be one on which one talks to somebody already.</summary>
    public void LinesGo(string code) => Notice(client.Current, code, ClientTexts.LinesGoTo.With(Place(Target)));

    /// <summary>A line is given back: it was meant for another place.</summary>
    public void Returned(string line, LineTarget meantFor)
    {
        Show(client.Current, new ReturnedLineEvent(client.Current?.Address, line, meantFor));
        if (meantFor.Mode == TypingMode.Commands && client.Servers.Any(server => server.Address == meantFor.Server))
            Error(client.Current, LocalCode.TargetChanged, ClientTexts.TargetNobody, ClientTexts.TargetNobodyNext);
        else
            Error(client.Current, LocalCode.TargetChanged, ClientTexts.TargetChanged.With(Place(meantFor), Place(Target)), ClientTexts.TargetChangedNext);
    }

    private static string Place(LineTarget target)
    {
        var place = target.Mode == TypingMode.Commands ? ClientTexts.TargetCommands : target.Name;
        return target.Server is null ? place : ClientTexts.TargetAt.With(place, target.Server);
    }

    private void Verdict(ClientDelivery message, string status, string? reason, string? explanation, int delivered, int failed, int kept = 0)
    {
        var server = message.Conversation.Server;
        Show(server, new VerdictEvent(server.Address, message.Id, message.Conversation.Name, message.Text, status, reason, explanation, delivered, failed)
        {
            Command = message.Command, IsGroup = message.Conversation.IsGroup, Kept = kept,
        });
    }

    private void Conversation(ClientConversation conversation, string status, string? reason, string text, string why = "") =>
        Show(conversation.Server, new ConversationEvent(conversation.Server.Address, conversation.Name, status, reason, text.Length == 0 ? text : text.With(conversation.Name, why)));

    /// <summary>Shows something.</summary>
    public void Show(ClientUser? server, ClientEvent shown)
    {
        client.Input.Command?.Note(shown, client.Current?.Address);
        client.Trouble |= ScriptTrouble.Of(shown, client.Options.IsInteractive);
        var aside = shown with { IsAside = server is not null && client.Servers.Count > 1 && server != client.Current };
        portQueue.Post(client.Input, () => portQueue.Port.Show(aside));
    }
}
