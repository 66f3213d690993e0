using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Client.Session.Services;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Protocol.Machines.Client.User;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Kept;

namespace Fsm.Chat.Client.Session;

/// <summary>Makes a trigger, and the case that it comes with, of what the server says about messages that it keeps.</summary>
internal sealed class KeptReceiver(IFire machines)
{
    /// <summary>Takes a message that is kept. It may be longer than what may be sent now: it was accepted when that was permitted.</summary>
    public CloseReason TakeMessage(ClientLink link, ReadOnlySpan<byte> body)
    {
        if (!KeptMessage.TryRead(body, out var message))
            return CloseReason.BadBody;
        if (!Utf8.TryDecode(message.Sender, out var from) || !Utf8.TryDecode(message.Text, out var text))
            return CloseReason.InvalidText;
        return Hear(link, new(from, null, text) { Kept = (message.Conversation, new(message.Place, message.At)) });
    }

    /// <summary>The same of a message to a group.</summary>
    public CloseReason TakeGroupMessage(ClientLink link, ReadOnlySpan<byte> body)
    {
        if (!KeptGroupMessage.TryRead(body, out var message))
            return CloseReason.BadBody;
        if (!Utf8.TryDecode(message.Sender, out var from) || !Utf8.TryDecode(message.Group, out var group) || !Utf8.TryDecode(message.Text, out var text))
            return CloseReason.InvalidText;
        return Hear(link, new(from, group, text) { Kept = (message.Conversation, new(message.Place, message.At)) });
    }

    /// <summary>Takes the news that messages are delivered.</summary>
    public CloseReason TakeNews(ClientLink link, ReadOnlySpan<byte> body)
    {
        if (!DeliveryNews.TryRead(body, out var news))
            return CloseReason.BadBody;
        if (!Utf8.TryDecode(news.Recipient, out var to))
            return CloseReason.InvalidText;
        machines.Fire(link.Server, UserTrigger.DeliveryNewsReceived, new UserHappened.DeliveredLater(to, news.Count));
        return CloseReason.None;
    }

    private CloseReason Hear(ClientLink link, UserHappened.Hears heard)
    {
        var (conversation, came) = heard.Kept!.Value;
        machines.Fire(link.Server, KeptDecisions.Decide(link.Server.Shown.GetValueOrDefault(conversation), came), heard);
        return CloseReason.None;
    }
}
