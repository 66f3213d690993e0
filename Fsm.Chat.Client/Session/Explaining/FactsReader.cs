using Fsm.Chat.Client.Facts;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Protocol.Machines.Client.Delivery;
using Fsm.Chat.Protocol.Machines.Engine;

namespace Fsm.Chat.Client.Session.Explaining;

/// <summary>Reads where things are from their machines' rules and from what is remembered of their steps.</summary>
internal sealed class FactsReader(ClientFacts client, StepBook book)
{
    /// <summary>Oneself on a server.</summary>
    public MachineFacts Of(ClientUser server) => Read(client.Rules.User, server, server.Address);

    /// <summary>A connection.</summary>
    public MachineFacts Of(ClientLink link) => Read(client.Rules.Link, link, link.Server.Address);

    /// <summary>A conversation.</summary>
    public MachineFacts Of(ClientConversation conversation) => Read(client.Rules.Conversation, conversation, conversation.Name);

    /// <summary>A message.</summary>
    public MachineFacts Of(ClientDelivery message) => Read(client.Rules.Delivery, message, message.Id);

    /// <summary>A message that may be over, by what is remembered of it.</summary>
    public MachineFacts OfMessage(string id, History history) => Read(
        client.Rules.Delivery, history.Entered is { } step ? Enum.Parse<DeliveryState>(step.To) : client.Rules.Delivery.Initial, history, due: null, id);

    /// <summary>A transfer at its sender.</summary>
    public MachineFacts Of(ClientUpload upload) => Read(client.Rules.Upload, upload, upload.Facts.Id);

    /// <summary>A transfer at its receiver.</summary>
    public MachineFacts Of(ClientDownload download) => Read(client.Rules.Download, download, download.Facts.Id);

    /// <summary>The lines that are typed.</summary>
    public MachineFacts OfInput() => Read(client.Rules.Input, client.Input, "");

    /// <summary>The requests on the screen.</summary>
    public MachineFacts OfPrompt() => Read(client.Rules.Prompt, client.Prompt, "");

    /// <summary>The wish to leave.</summary>
    public MachineFacts OfLeave() => Read(client.Rules.Leave, client.Wish, "");

    /// <summary>The local time of a moment.</summary>
    public DateTimeOffset LocalTime(TimeSpan at) => client.LocalNow() - (client.Now - at);

    private MachineFacts Read<TState, TTrigger, TEffect>(Rules<TState, TTrigger, TEffect> rules, Subject<TState> subject, string name)
        where TState : struct, Enum
        where TTrigger : struct, Enum
        where TEffect : struct, Enum
    {
        var history = book.Find(subject);
        return Read(rules, subject.State, history, history?.DueIn(subject.Generation), name);
    }

    private MachineFacts Read<TState, TTrigger, TEffect>(Rules<TState, TTrigger, TEffect> rules, TState state, History? history, TimeSpan? due, string name)
        where TState : struct, Enum
        where TTrigger : struct, Enum
        where TEffect : struct, Enum
    {
        var (described, entered) = (rules[state], history?.Entered);
        var since = entered?.At ?? TimeSpan.Zero;
        return new(rules.Name, name, $"{state}", described.Kind, described.Why, LocalTime(since), client.Now - since)
        {
            From = entered?.From,
            Trigger = entered?.Trigger,
            Timer = due is { } at && described.TimeoutTrigger is { } elapsed ? new($"{elapsed}", at > client.Now ? at - client.Now : TimeSpan.Zero) : null,
            Next =
            [
                .. rules.Cells.Where(cell => cell.State.Equals(state) && cell.Kind is (CellKind.Go or CellKind.Stay))
                    .OrderBy(cell => cell.Kind)
                    .Select(cell => new NextStep($"{cell.Trigger}", $"{cell.Target}", Rules<TState, TTrigger, TEffect>.OriginOf(cell.Trigger))),
            ],
            Steps = [.. (history?.Steps ?? []).Select(step => (LocalTime(step.At), step))],
        };
    }
}
