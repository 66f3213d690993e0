using Fsm.Chat.Tests.Programs.Support;
using static Fsm.Chat.Tests.Programs.ProvokedCodes.CodeCase;

namespace Fsm.Chat.Tests.Programs.ProvokedCodes;

internal static class FileCases
{
    private const string UnreadableToAll = "/proc/sys/net/ipv4/route/flush"; // to the administrator, too
    private const string WritableToNobody = "/proc/nowhere";
    private const ulong MoreThanAnyDisk = 1UL << 62;

    public static IEnumerable<CodeCase> All =>
    [
        Sent("no_such_file", stage => "nothing"),
        Sent("not_a_file", stage => Path.GetTempPath()),
        Sent("file_unreadable", stage => UnreadableToAll),
        Transfer("transfer_declined", stage =>
        {
            var (ann, _, other, number) = Offer(stage.Usual);
            other.Decline(number);
            return ann;
        }),
        Transfer("transfer_cancelled", stage =>
        {
            var (ann, id, _, _) = Offer(stage.Usual);
            return ann.Types($"cancel {id}");
        }),
        Transfer("transfer_expired", stage => Offer(stage.Hasty).Ann),
        Transfer("file_changed", stage =>
        {
            var (ann, _, other, number) = Offer(stage.Usual);
            File.AppendAllText(stage.Usual.File, "and more\n");
            Accept(stage.Usual, other, number);
            return ann;
        }),
        Error("not_permitted_now", stage =>
        {
            // All of it is sent, and the receiver does not say yet whether it is right.
            var (ann, id, other, number) = Offer(stage.Usual);
            var link = Accept(stage.Usual, other, number);
            while (!FileEnd.TryRead(link.Read(FrameAction.FileTransfer), out _))
            {
                // the beginning, and contents
            }

            // The sender learns a moment later that the last byte is out.
            do
                ann.Type($"why {id}");
            while (!ann.WaitFor("\"about\":\"upload\"").Contains("\"state\":\"Verifying\"", StringComparison.Ordinal));
            return ann.Types($"cancel {id}");
        }),
        Transfer("too_many_transfers", stage =>
        {
            var (ann, _, _, _) = Offer(stage.Small);
            stage.Small.Mute(out var other);
            return ann.Types($"file \"{stage.Small.File}\" {other}");
        }),
        Received("disk_full", stage => RawSender.Offer(stage.Usual, stage.Usual.Ben, "ben", MoreThanAnyDisk)),
        Received("sender_gone", stage =>
        {
            var sender = RawSender.Offer(stage.Usual, stage.Usual.Ben, "ben");
            sender.Attach();
            sender.Chat.Leave();
        }),
        Received("contents_differ", stage =>
        {
            var link = RawSender.Offer(stage.Usual, stage.Usual.Ben, "ben").Attach();
            link.Send(new FileBegin());
            link.Send(new FileData { Bytes = "evil"u8 });
            link.Send(new FileEnd { Length = 4, Hash = new byte[FileHash.Size] });
        }),
        Received("transfer_interrupted", stage => RawSender.Offer(stage.Usual, stage.Usual.Ben, "ben").Attach().Dispose()),
        Transfer("transfer_stalled", stage =>
        {
            RawSender.Offer(stage.Hasty, stage.Hasty.Ann, "ann").Attach();
            return stage.Hasty.Ann;
        }),
        Transfer("file_unwritable", stage =>
        {
            var name = stage.Usual.NewName();
            var guest = stage.Usual.Guest(name, "--downloads", WritableToNobody);
            RawSender.Offer(stage.Usual, guest, name);
            return guest;
        }),
        Transfer("not_attached", stage =>
        {
            var scene = stage.Own("--links", "2"); // none is left for the contents
            RawSender.Offer(scene, scene.Ann, "ann");
            return scene.Ann;
        }),
    ];

    private static CodeCase Sent(string code, Func<Stage, string> path) => Transfer(code, stage =>
    {
        stage.Usual.Mute(out var name);
        return stage.Usual.Ann.Types($"file \"{path(stage)}\" {name}");
    });

    private static CodeCase Received(string code, Action<Stage> provoke) => Transfer(code, stage =>
    {
        provoke(stage);
        return stage.Usual.Ben;
    });

    // Ann offers a file to somebody who does nothing by themselves.
    private static (ClientProgram Ann, string Id, RawClient Other, ulong Number) Offer(Scene scene)
    {
        var other = scene.Mute(out var name);
        var id = scene.Ann.Types($"file \"{scene.File}\" {name}").Event("transfer", "status", "offered").GetProperty("id").GetString()!;
        Assert.That(FileOffered.TryRead(other.Read(FrameAction.FileTransfer), out var offered), Is.True);
        return (scene.Ann, id, other, offered.Transfer);
    }

    // They accept and attach.
    private static RawClient Accept(Scene scene, RawClient other, ulong number)
    {
        var link = scene.Stranger().Attach(number, other.Accept(number).ExpectStart().Token);
        link.Read(FrameAction.Confirmation);
        return link;
    }
}
