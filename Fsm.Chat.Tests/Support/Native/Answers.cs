using Fsm.Chat.Protocol.Messages.Accounts;
using Fsm.Chat.Protocol.Messages.Kept;

namespace Fsm.Chat.Tests.Support.Native;

internal static class Answers
{
    /// <summary>The confirmation of a connect or a resume.</summary>
    public static (ulong Request, ulong HandedOver) ExpectWelcome(this NativeClient client)
    {
        Assert.That(Welcome.TryRead(client.Expect(FrameAction.Confirmation).Body, out var welcome), Is.True);
        return (welcome.Request, welcome.HandedOver);
    }

    /// <summary>What the session can be asked for with again.</summary>
    public static byte[] ExpectToken(this NativeClient client)
    {
        Assert.That(Welcome.TryRead(client.Expect(FrameAction.Confirmation).Body, out var welcome), Is.True);
        return welcome.Token.ToArray();
    }

    /// <summary>Who is connected whose name begins like that.</summary>
    public static string[] AskUsers(this NativeClient client, string prefix)
    {
        client.Send(new UserListRequest { Prefix = Encoding.UTF8.GetBytes(prefix) });
        Assert.That(UserListPage.TryRead(client.Await(FrameAction.UserList).Body, out var page), Is.True);
        return [.. page.Users.Select(user => user.Name)];
    }

    public static (ulong Request, StatusCode Status) ExpectConfirmation(this NativeClient client)
    {
        Assert.That(Confirmation.TryRead(client.Await(FrameAction.Confirmation).Body, out var message), Is.True);
        return (message.Request, message.Status);
    }

    public static (string From, string Text) ExpectText(this NativeClient client)
    {
        Assert.That(SendRequest.TryRead(client.Await(FrameAction.SendRequest).Body, out var message), Is.True);
        return (Text(message.Peer), Text(message.Text));
    }

    public static VerdictRange[] ExpectVerdicts(this NativeClient client) => SendConfirmation.Read(client.Await(FrameAction.SendConfirmation).Body)!;

    public static (PresenceChange Change, string Name) ExpectPresence(this NativeClient client)
    {
        Assert.That(PresenceNotice.TryRead(client.Expect(FrameAction.Presence).Body, out var notice), Is.True);
        return (notice.Change, Text(notice.Name));
    }

    public static (string From, string Group, string Text) ExpectGroupText(this NativeClient client)
    {
        Assert.That(GroupMessage.TryRead(client.Await(FrameAction.GroupMessage).Body, out var message), Is.True);
        return (Text(message.Sender), Text(message.Group), Text(message.Text));
    }

    public static (GroupChange Change, string Group, string Person, int Code) ExpectGroupNotice(this NativeClient client)
    {
        Assert.That(GroupNotice.TryRead(client.Await(FrameAction.Group).Body, out var notice), Is.True);
        return (notice.News.Change, Text(notice.Group), Text(notice.Person), notice.News.Code);
    }

    public static IReadOnlyList<GroupEntry> ExpectGroupList(this NativeClient client)
    {
        Assert.That(GroupListConfirmation.TryRead(client.Await(FrameAction.Confirmation).Body, out var list), Is.True);
        return list.Groups;
    }

    /// <summary>The names on the list of those who are ignored.</summary>
    public static IReadOnlyList<string> ExpectIgnored(this NativeClient client)
    {
        Assert.That(IgnoreListConfirmation.TryRead(client.Await(FrameAction.Confirmation).Body, out var list), Is.True);
        return list.Names;
    }

    /// <summary>A message to a group that is kept.</summary>
    public static (string From, string Group, ulong Place, string Text) ExpectKeptGroupText(this NativeClient client)
    {
        Assert.That(KeptGroupMessage.TryRead(client.Await(FrameAction.KeptGroupMessage).Body, out var message), Is.True);
        return (Text(message.Sender), Text(message.Group), message.Place, Text(message.Text));
    }

    /// <summary>A message that is kept.</summary>
    public static (string From, ulong Place, string Text) ExpectKept(this NativeClient client)
    {
        Assert.That(KeptMessage.TryRead(client.Await(FrameAction.KeptMessage).Body, out var message), Is.True);
        return (Text(message.Sender), message.Place, Text(message.Text));
    }

    /// <summary>That messages of an earlier session are delivered.</summary>
    public static (string To, uint Count) ExpectDeliveryNews(this NativeClient client)
    {
        Assert.That(DeliveryNews.TryRead(client.Await(FrameAction.DeliveryNews).Body, out var news), Is.True);
        return (Text(news.Recipient), news.Count);
    }

    /// <summary>What was kept of a conversation.</summary>
    public static HistoryConfirmation ExpectHistory(this NativeClient client)
    {
        Assert.That(HistoryConfirmation.TryRead(client.Await(FrameAction.Confirmation).Body, out var history), Is.True);
        return history;
    }

    /// <summary>Where words are.</summary>
    public static SearchConfirmation ExpectFound(this NativeClient client)
    {
        Assert.That(SearchConfirmation.TryRead(client.Await(FrameAction.Confirmation).Body, out var found), Is.True);
        return found;
    }

    /// <summary>The keys that prove one's name.</summary>
    public static IReadOnlyList<KeyEntry> ExpectKeys(this NativeClient client)
    {
        Assert.That(KeyListConfirmation.TryRead(client.Await(FrameAction.Confirmation).Body, out var list), Is.True);
        return list.Keys;
    }

    /// <summary>A code for another key.</summary>
    public static string ExpectKeyCode(this NativeClient client)
    {
        Assert.That(KeyCodeConfirmation.TryRead(client.Await(FrameAction.Confirmation).Body, out var answer), Is.True);
        return Text(answer.Code);
    }

    /// <summary>Who a request was about: their proper name, and their port.</summary>
    public static (string Name, ushort Port) ExpectNamed(this NativeClient client)
    {
        Assert.That(ConversationConfirmation.TryRead(client.Await(FrameAction.Confirmation).Body, out var answer), Is.True);
        return (Text(answer.Peer), answer.Port);
    }

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);
}
