using Fsm.Chat.Client.Commands;
using Fsm.Chat.Protocol.Machines.Client.Upload;
using Moq;

namespace Fsm.Chat.Tests.Client;

/// <summary>What a person types about the files they send.</summary>
internal sealed class UploadCommandTests : UploadFixture
{
    [Test]
    public void A_transfer_is_listed_where_it_is()
    {
        var world = UploadIn(UploadState.Streaming);
        world.Client.Files.FileProgressed(1, 50);
        world.Line("transfers");
        Assert.That(world.All<NoticeEvent>().Last().Text, Is.EqualTo("1  \"notes.txt\" to bob  running  50 bytes of 100 bytes"));
        world.Server.EndTransfer(StatusCode.TransferStalled);
        world.Line("transfers");
        Assert.That(world.All<NoticeEvent>().Last().Text, Is.EqualTo("1  \"notes.txt\" to bob  failed: nothing moved for too long  50 bytes of 100 bytes"));
    }

    [Test]
    public void A_transfer_that_failed_can_be_resumed_and_one_that_completed_cannot()
    {
        var world = UploadIn(UploadState.Offered);
        world.Server.EndTransfer(StatusCode.TransferInterrupted);
        world.Line("resume 1");
        world.FilePort.Verify(files => files.Examine(2, Path), Times.Once);
        world.Client.Files.FileExamined(2, "notes.txt", 100);
        world.Server.ConfirmOffer(new OfferedTransfer(8, "bob", 40114));
        world.Server.EndTransfer(transfer: 8);
        world.Line("resume 2");
        world.Line("resume 1");
        Assert.That(world.All<ErrorEvent>().Select(error => error.Text), Is.EqualTo(
            ["no transfer that has this number here can do that now; the other side counts its own", "transfer 2 has taken that up already"]));
    }

    [Test]
    public void The_end_of_input_waits_for_the_outcome()
    {
        var world = UploadIn(UploadState.Streaming);
        world.Client.InputEnded();
        Assert.That(world.Server.Count(FrameAction.DisconnectRequest), Is.Zero);
        world.Server.EndTransfer();
        world.Server.Answer(FrameAction.DisconnectRequest);
        Assert.That(world.ExitCode, Is.Zero);
    }

    [TestCase("file notes.txt", "usage")]
    [TestCase("file \"notes.txt bob", "usage")]
    [TestCase("file notes.txt b!b", "name_invalid")]
    public void A_file_command_that_is_typed_wrongly_offers_nothing(string line, string code)
    {
        var world = Connected();
        world.Line(line);
        Assert.That(world.Errors(), Is.EqualTo([code]));
        world.FilePort.Verify(files => files.Examine(It.IsAny<long>(), It.IsAny<string>()), Times.Never);
    }

    [Test]
    public void Whoever_forgets_what_stands_between_files_and_people_is_told_of_it()
    {
        var world = Connected();
        world.Line("file /tmp/one.txt /tmp/two.txt bob");
        Assert.That(world.All<ErrorEvent>().Single().Next, Does.Contain("PATH… to DESTINATION…"));
    }

    [Test]
    public void A_file_can_be_sent_while_one_talks()
    {
        var world = Chatting();
        world.Line($"/file {Path} bob");
        world.FilePort.Verify(files => files.Examine(1, Path), Times.Once);
    }

    [Test]
    public void Several_files_are_offered_each_by_itself_and_a_wrong_one_is_named()
    {
        var world = Connected();
        world.Line("file a.txt \"b c.txt\" none.txt a.txt to bob 40115");
        Assert.That(Examined(world), Is.EqualTo(["1 a.txt", "2 a.txt", "3 b c.txt", "4 b c.txt", "5 none.txt", "6 none.txt"]));
        world.Client.Files.FileFailed(5, LocalCode.NoSuchFile, "");
        world.Client.Files.FileFailed(6, LocalCode.NoSuchFile, "");
        world.Client.Files.FileExamined(3, "b c.txt", 100);
        Assert.That(world.All<TransferEvent>().Select(transfer => $"{transfer.File} {transfer.Peer} {transfer.Reason}"), Is.EqualTo(["none.txt bob no_such_file", "none.txt 40115 no_such_file"]));
        world.Server.ConfirmOffer();
        Assert.That(world.All<TransferEvent>().Last(), Has.Property("File").EqualTo("b c.txt").And.Property("Status").EqualTo("offered"));
    }

    [TestCase("a to", "a | to")]
    [TestCase("a bob carol", "a | bob carol")]
    [TestCase("a to bob", "a | bob")]
    [TestCase("a b to bob carol", "a b | bob carol")]
    [TestCase("a to to bob", "a to | bob")]
    [TestCase("to to to", "to | to")]
    public void The_last_to_ends_the_files(string words, string meaning)
    {
        var (paths, recipients) = FileArguments.Split(words.Split(' '));
        Assert.That($"{string.Join(' ', paths)} | {string.Join(' ', recipients)}", Is.EqualTo(meaning));
    }

    private static IEnumerable<string> Examined(ClientWorld world) =>
        world.FilePort.Invocations.Where(call => call.Method.Name == nameof(IFilePort.Examine)).Select(call => $"{call.Arguments[0]} {call.Arguments[1]}");

    [Test]
    public void A_path_with_spaces_is_typed_between_quotation_marks()
    {
        var world = Connected();
        world.Line("file \"my notes.txt\" bob");
        world.FilePort.Verify(files => files.Examine(1, "my notes.txt"), Times.Once);
    }
}
