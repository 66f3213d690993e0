namespace Fsm.Chat.Tests.Joined;

/// <summary>A chat link that is lost for a moment does not cost a transfer.</summary>
public sealed class FileResumeTests
{
    private FileScene _scene = null!;

    [SetUp]
    public void Begin() => _scene = new(waits: true);

    [TearDown]
    public void Nobody_found_a_bug() => _scene.Dispose();

    [Test]
    public void A_file_arrives_whole_although_a_chat_link_is_lost_on_the_way(
        [Values(FileStage.Offered, FileStage.Attaching, FileStage.Streaming, FileStage.Verifying)] FileStage stage, [Values] bool ofSender)
    {
        _scene.BringTo(stage);
        (ofSender ? _scene.Alice : _scene.Bob).Wire.Break();
        _scene.World.Pass(1);
        if (stage == FileStage.Offered)
            _scene.Bob.Type("accept");
        _scene.LetGo();
        _scene.World.Pass(1);

        _scene.AssertEnded("completed", "completed");
        Assert.That(_scene.Bob.Disk.Files[FileScene.File], Is.EqualTo(_scene.Contents));
    }
}
