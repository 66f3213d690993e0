using Fsm.Chat.Server.Access;

namespace Fsm.Chat.Tests.Server;

/// <summary>The certificate that a server makes for itself at its first start.</summary>
public sealed class SelfSignedTests
{
    private string _folder = "";

    [SetUp]
    public void Make() => _folder = Directory.CreateTempSubdirectory("fsmchat").FullName;

    [TearDown]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Servers_that_first_start_at_once_in_one_folder_show_one_certificate()
    {
        var file = Path.Combine(_folder, "data", SelfSigned.FileName);
        using var together = new Barrier(8);
        var seen = new string[8];
        var servers = Enumerable.Range(0, 8).Select(i => new Thread(() =>
        {
            together.SignalAndWait();
            SelfSigned.MakeOnce(file);
            seen[i] = File.ReadAllText(file);
        })).ToList();
        servers.ForEach(server => server.Start());
        servers.ForEach(server => server.Join());

        Assert.That(seen, Is.All.EqualTo(seen[0]));
        Assert.That(Directory.GetFiles(Path.GetDirectoryName(file)!).Select(Path.GetFileName), Is.EquivalentTo([SelfSigned.FileName, "certificate.lock"]));
    }
}
