using System.Security.Cryptography;

namespace Fsm.Chat.Tests.Joined;

/// <summary>How far the file from alice to bob has come.</summary>
public enum FileStage
{
    Offered,
    Waiting,
    Attaching,
    Streaming,
    Verifying,
}

/// <summary>Alice has a file for bob, and it can be brought to any stage and held there.</summary>
public abstract class FileFixture : JoinedFixture
{
    private protected const string File = "plan.txt";

    private protected JoinedClient Alice { get; private set; } = null!;

    private protected JoinedClient Bob { get; private set; } = null!;

    private protected byte[] Contents { get; } = Random(seed: 1, length: 100);

    /// <summary>Whether sessions wait for their clients when a link is lost; otherwise they end with it, for those who look at what ends then.</summary>
    private protected virtual bool Waits => false;

    private protected override Limits Usual => new() { ResumeWindow = Waits ? TimeSpan.FromSeconds(60) : TimeSpan.Zero };

    public override void Begin()
    {
        base.Begin();
        (Alice, Bob) = (World.Join("alice"), World.Join("bob"));
        Alice.Disk.Files[File] = Contents;
    }

    /// <summary>Offers the file, and holds it where it is wanted. What was released before is held again.</summary>
    private protected void BringTo(FileStage stage)
    {
        Hold(stage);
        if (stage == FileStage.Waiting)
            FillPlacesOfBob();
        Alice.Type($"file {File} bob");
        if (stage != FileStage.Offered)
            Bob.Type("accept");
    }

    private protected void LetGo()
    {
        (Alice.Disk.Attaches, Alice.Disk.Pieces, Bob.Disk.Stores) = (true, int.MaxValue, true);
        World.Run();
    }

    /// <summary>Both screens have told the same end, each once, and the server has forgotten the transfer.</summary>
    private protected void AssertEnded(string atSender, string atReceiver, int otherTransfers = 0)
    {
        Assert.That(Ends(Alice).Where(end => end.StartsWith(File, StringComparison.Ordinal)), Is.EqualTo(new[] { $"{File} {atSender}" }), "at the sender");
        Assert.That(Ends(Bob).Where(end => end.StartsWith(File, StringComparison.Ordinal)), Is.EqualTo(new[] { $"{File} {atReceiver}" }), "at the receiver");
        Assert.That(World.Server.Figures.OpenTransfers, Is.EqualTo(otherTransfers));
    }

    /// <summary>How transfers ended on a screen, as "name completed" or "name failed reason".</summary>
    private protected static IEnumerable<string> Ends(JoinedClient client) => client.Events.OfType<TransferEvent>()
        .Where(transfer => transfer.Status is not ("offered" or "accepted" or "running"))
        .Select(transfer => $"{transfer.File} {transfer.Status}{(transfer.Status == "failed" ? $" {transfer.Reason}" : "")}");

    /// <summary>What happened to a transfer on a screen, one word for each stretch.</summary>
    private protected static IEnumerable<string> Story(JoinedClient client, string id = "1")
    {
        var words = client.Events.OfType<TransferEvent>().Where(transfer => transfer.Id == id).Select(transfer => transfer.Status).ToList();
        return words.Where((word, i) => i == 0 || words[i - 1] != word);
    }

    private protected static string HashOf(byte[] contents) => Convert.ToHexStringLower(SHA256.HashData(contents));

    private void Hold(FileStage stage)
    {
        Alice.Disk.Attaches = stage != FileStage.Attaching;
        Alice.Disk.Pieces = stage == FileStage.Streaming ? 5 : int.MaxValue;
        Bob.Disk.Stores = stage != FileStage.Verifying;
    }

    private void FillPlacesOfBob()
    {
        var carol = World.Join("carol");
        carol.Disk.Pieces = 0;
        for (var i = 1; i <= 4; i++)
        {
            carol.Disk.Files[$"other{i}"] = [1];
            carol.Type($"file other{i} bob");
            Bob.Type("accept");
        }
    }
}
