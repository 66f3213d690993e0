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
        var came = new ShownPlace(message.Place, message.At);
        var trigger = KeptDecisions.Decide(link.Server.Shown.GetValueOrDefault(message.Conversation), came);
        machines.Fire(link.Server, trigger, new UserHappened.Hears(from, null, text) { Kept = (message.Conversation, came) });
        return CloseReason.None;
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
}
