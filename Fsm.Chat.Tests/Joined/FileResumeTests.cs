namespace Fsm.Chat.Tests.Joined;

/// <summary>A chat link that is lost for a moment does not cost a transfer.</summary>
internal sealed class FileResumeTests : FileFixture
{
    private protected override bool Waits => true;

    [Test]
    public void A_file_arrives_whole_although_a_chat_link_is_lost_on_the_way(
        [Values(FileStage.Offered, FileStage.Attaching, FileStage.Streaming, FileStage.Verifying)] FileStage stage, [Values] bool ofSender)
    {
        BringTo(stage);
        (ofSender ? Alice : Bob).Wire.Break();
        World.Pass(1);
        if (stage == FileStage.Offered)
            Bob.Type("accept");
        LetGo();
        World.Pass(1);

        AssertEnded("completed", "completed");
        Assert.That(Bob.Disk.Files[File], Is.EqualTo(Contents));
    }
}
