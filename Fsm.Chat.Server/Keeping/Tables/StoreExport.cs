using System.Globalization;
using System.Text;
using System.Text.Json;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Texts;
using Fsm.Chat.Server.Keeping.Facts;
using Fsm.Chat.Server.Texts;

namespace Fsm.Chat.Server.Keeping.Tables;

/// <summary>
/// What a store has of one person, an object of JSON a line: the account, its keys, its conversations, and the messages that its holder may read or has written. What
/// proves a name is not in it.
/// </summary>
internal sealed class StoreExport
{
    private readonly IFactTables _tables;
    private readonly KeptAccount _account;
    private readonly Dictionary<long, string> _names;
    private readonly Dictionary<long, (KeptConversation Conversation, KeptMember? Member)> _conversations;

    private StoreExport(IFactTables tables, string name)
    {
        _tables = tables;
        var accounts = StartReader.Accounts(tables).ToList();
        _account = accounts.Find(account => account.State != AccountStanding.Forgotten && UserName.Comparer.Equals(account.Name, name))
            ?? throw new StoreUnusableException(ServerTexts.StoreHasNobody.With(name));
        _names = accounts.ToDictionary(account => account.Id, account => account.Name);
        var members = StartReader.Members(tables).Where(member => member.Account == _account.Id).ToDictionary(member => member.Conversation);
        _conversations = StartReader.Conversations(tables)
            .Where(one => IsOfPair(one) || members.ContainsKey(one.Id))
            .ToDictionary(one => one.Id, one => (one, members.GetValueOrDefault(one.Id)));
    }

    /// <summary>Writes all that there is.</summary>
    /// <exception cref="StoreUnusableException">Nobody has the name.</exception>
    public static void Write(IFactTables tables, string name, Stream to)
    {
        var export = new StoreExport(tables, name);
        export.WriteAccount(to);
        foreach (var (conversation, member) in export._conversations.Values)
            Line(to, "conversation", json => export.Write(json, conversation, member));
        foreach (var message in export.Messages())
            Line(to, "message", json => export.Write(json, message));
    }

    private void WriteAccount(Stream to)
    {
        Line(to, "account", json =>
        {
            json.WriteString("name", _account.Name);
            At(json, "created", _account.Created);
            At(json, "last_seen", _account.LastSeen);
        });
        foreach (var proof in StartReader.Proofs(_tables).Where(proof => proof.Account == _account.Id))
        {
            Line(to, "proof", json =>
            {
                json.WriteString("kind", Name(proof.Kind));
                json.WriteString("label", proof.Label);
                At(json, "created", proof.Created);
                At(json, "last_used", proof.LastUsed);
            });
        }
    }

    private void Write(Utf8JsonWriter json, KeptConversation conversation, KeptMember? member)
    {
        json.WriteNumber("id", conversation.Id);
        json.WriteString(IsOfPair(conversation) ? "with" : "group", Title(conversation));
        json.WriteString("role", Name(member?.Role ?? MemberRole.Member));
        At(json, "created", conversation.Created);
    }

    private void Write(Utf8JsonWriter json, in KeptMessage message)
    {
        json.WriteNumber("conversation", message.Conversation);
        json.WriteNumber("place", message.Place);
        json.WriteString("from", _names.GetValueOrDefault(message.Sender));
        json.WriteString("text", Encoding.UTF8.GetString(message.Text.Span));
        At(json, "sent_at", message.At);
    }

    // One after the other as they are written: there may be millions.
    private IEnumerable<KeptMessage> Messages() => _tables.Read(
        string.Create(CultureInfo.InvariantCulture, $"""
            SELECT {StartReader.MessageColumns} FROM message WHERE kind = {(long)MessageKind.Text} AND (sender = {_account.Id}
                OR conversation IN (SELECT conversation FROM member WHERE account = {_account.Id})
                OR conversation IN (SELECT id FROM conversation WHERE kind = {(long)ConversationKind.Pair} AND (low = {_account.Id} OR high = {_account.Id})))
            ORDER BY id
            """),
        StartReader.Message).Where(message => message.Sender == _account.Id || MayRead(message));

    private bool MayRead(in KeptMessage message) => _conversations[message.Conversation].Member switch
    {
        null => true, // of a pair, of which nothing was written down yet
        { Role: MemberRole.Invited } => false,
        var member => message.Place > member.Since && (member.Until == 0 || message.Place <= member.Until),
    };

    private bool IsOfPair(KeptConversation one) => one.Kind == ConversationKind.Pair && (one.Low == _account.Id || one.High == _account.Id);

    private string Title(KeptConversation one) => IsOfPair(one) ? _names.GetValueOrDefault(one.Low == _account.Id ? one.High : one.Low, "") : one.Name;

    private static string Name<TValue>(TValue value)
        where TValue : struct, Enum => $"{value}".ToLowerInvariant();

    private static void At(Utf8JsonWriter json, string name, long ticks) => json.WriteString(name, new DateTime(ticks, DateTimeKind.Utc));

    private static void Line(Stream to, string kind, Action<Utf8JsonWriter> write)
    {
        using (var json = new Utf8JsonWriter(to))
        {
            json.WriteStartObject();
            json.WriteString("type", kind);
            write(json);
            json.WriteEndObject();
        }

        to.Write("\n"u8);
    }
}
