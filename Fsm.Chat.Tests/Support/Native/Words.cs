using Fsm.Chat.Protocol.Messages.Accounts;

namespace Fsm.Chat.Tests.Support.Native;

/// <summary>What clients say, whatever carries them.</summary>
internal static class Words
{
    extension<TClient>(TClient client)
        where TClient : NativeClient
    {
        public TClient SendBytes(params byte[] bytes)
        {
            client.Carry(bytes);
            return client;
        }

        /// <summary>Sends a message with the right numbers.</summary>
        public TClient Send<TMessage>(scoped in TMessage message, ushort destinationPort = 0)
            where TMessage : IMessage, allows ref struct => client.SendBytes(client.Write(message, destinationPort));

        public TClient SendConnect(string name) => client.Send(new ConnectRequest { Name = Bytes(name) });

        /// <summary>Asks for a session that another link has carried.</summary>
        public TClient Resume(string name, ReadOnlySpan<byte> token, ulong handled = 0) =>
            client.SendBytes(NativeClient.Encode(new ConnectRequest { Name = Bytes(name), Token = token }, sequence: 0, handled));

        public TClient SendText(string to, string text, ushort port = 0) => client.Send(new SendRequest { Peer = Bytes(to), Text = Bytes(text) }, port);

        public TClient SendOpen(string with, ushort port = 0) => client.Send(new ConversationMessage { Change = ConversationChange.Open, Peer = Bytes(with) }, port);

        public TClient SendLeave(string with) => client.Send(new ConversationMessage { Change = ConversationChange.Leave, Peer = Bytes(with) });

        public TClient SendGroup(GroupRequestKind kind, string group, string person = "", ushort port = 0) =>
            client.Send(new GroupRequest { Kind = kind, Group = Bytes(group), Person = Bytes(person) }, port);

        public TClient SendIgnore(string person, IgnoreRequestKind kind = IgnoreRequestKind.Ignore, ushort port = 0) =>
            client.Send(new IgnoreRequest { Kind = kind, Person = Bytes(person) }, port);

        public TClient SendAccount(AccountRequestKind kind, string word = "") => client.Send(new AccountRequest { Kind = kind, Word = Bytes(word) });

        public TClient SendBare(FrameAction action) => client.Send(new BareMessage(action));

        public TClient Acknowledge() => client.SendBare(FrameAction.Acknowledge);
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
