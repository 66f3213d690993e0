namespace Fsm.Chat.Tests.Client;

/// <summary>What a scripted server says of groups and transfers.</summary>
internal static class ScriptedTransfers
{
    public const ulong Transfer = 7;

    public static void Group(this ScriptedServer server, GroupChange change, string group, string person, ushort code = 0) =>
        server.Say(new GroupNotice { News = GroupNews.Of(change, code)!, Group = Encoding.UTF8.GetBytes(group), Person = Encoding.UTF8.GetBytes(person) });

    public static void ForwardToGroup(this ScriptedServer server, string from, string group, string text) => server.Say(new GroupMessage
    {
        Sender = Encoding.UTF8.GetBytes(from), Group = Encoding.UTF8.GetBytes(group), Text = Encoding.UTF8.GetBytes(text),
    });

    public static void ConfirmOffer(this ScriptedServer server, params OfferedTransfer[] transfers)
    {
        var offer = server.Expect(FrameAction.FileTransfer);
        server.Say(new OfferConfirmation { Request = offer.Header.Sequence, Transfers = transfers.Length > 0 ? transfers : [new(Transfer, "bob", 40114)] });
    }

    public static void Offer(this ScriptedServer server, string file = "notes.txt", ulong length = 100, ulong transfer = Transfer, string group = "", ushort seconds = 60) =>
        server.Say(new FileOffered
        {
            Transfer = transfer, Sender = "bob"u8, Group = Encoding.UTF8.GetBytes(group), Length = length, Seconds = seconds, Name = Encoding.UTF8.GetBytes(file),
        });

    public static void Accepted(this ScriptedServer server, ulong offset = 0, ulong transfer = Transfer) =>
        server.Say(new FileAcceptance { Transfer = transfer, Offset = offset, Hash = new byte[FileHash.Size] });

    public static void StartTransfer(this ScriptedServer server, ulong transfer = Transfer) =>
        server.Say(new FileStart { Transfer = transfer, Token = new byte[FileToken.Size] });

    public static void EndTransfer(this ScriptedServer server, StatusCode status = StatusCode.Ok, ulong transfer = Transfer) =>
        server.Say(new FileEnded { Transfer = transfer, Status = status });

    /// <summary>What the client has said of transfers since frames were last looked at, as "Cancel 242".</summary>
    public static string[] Statements(this ScriptedServer server) =>
    [
        .. server.Read().Where(frame => frame.Action == FrameAction.FileTransfer).Select(frame =>
            FileStatement.TryRead(frame.Body, out var said) ? $"{said.Kind} {(ushort)said.Status}"
                : FileAcceptance.TryRead(frame.Body, out var accepted) ? $"Accept {accepted.Offset}" : "Offer"),
    ];
}
