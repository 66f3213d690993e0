namespace Fsm.Chat.Tests.Support.Native;

internal static class Words
{
    public static TClient SendBytes<TClient>(this TClient client, params byte[] bytes)
        where TClient : NativeClient
    {
        client.Carry(bytes);
        return client;
    }

    /// <summary>Sends a message with the right numbers.</summary>
    public static TClient Send<TClient, TMessage>(this TClient client, scoped in TMessage message, ushort destinationPort = 0)
        where TClient : NativeClient
        where TMessage : IMessage, allows ref struct => client.SendBytes(client.Write(message, destinationPort));

    public static TClient SendConnect<TClient>(this TClient client, string name)
        where TClient : NativeClient => client.Send(new ConnectRequest { Name = Bytes(name) });

    /// <summary>Asks for a session that another link has carried.</summary>
    public static TClient Resume<TClient>(this TClient client, string name, ReadOnlySpan<byte> token, ulong handled = 0)
        where TClient : NativeClient =>
        client.SendBytes(NativeClient.Encode(new ConnectRequest { Name = Bytes(name), Token = token }, sequence: 0, handled));

    public static TClient SendText<TClient>(this TClient client, string to, string text, ushort port = 0)
        where TClient : NativeClient => client.Send(new SendRequest { Peer = Bytes(to), Text = Bytes(text) }, port);

    public static TClient SendOpen<TClient>(this TClient client, string with, ushort port = 0)
        where TClient : NativeClient => client.Send(new ConversationMessage { Change = ConversationChange.Open, Peer = Bytes(with) }, port);

    public static TClient SendLeave<TClient>(this TClient client, string with)
        where TClient : NativeClient => client.Send(new ConversationMessage { Change = ConversationChange.Leave, Peer = Bytes(with) });

    public static TClient SendGroup<TClient>(this TClient client, GroupRequestKind kind, string group, string person = "", ushort port = 0)
        where TClient : NativeClient => client.Send(new GroupRequest { Kind = kind, Group = Bytes(group), Person = Bytes(person) }, port);

    public static TClient SendBare<TClient>(this TClient client, FrameAction action)
        where TClient : NativeClient => client.Send(new BareMessage(action));

    public static TClient Acknowledge<TClient>(this TClient client)
        where TClient : NativeClient => client.SendBare(FrameAction.Acknowledge);

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
