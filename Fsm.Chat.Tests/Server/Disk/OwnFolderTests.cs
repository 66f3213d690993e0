using System.Runtime.Versioning;
using Fsm.Chat.Tests.Support;
using ClientsFolder = Fsm.Chat.Client.Disk.OwnFolder;
using ServersFolder = Fsm.Chat.Server.Disk.OwnFolder;

namespace Fsm.Chat.Tests.Server.Disk;

/// <summary>A new folder for what is nobody else's business.</summary>
[Platform("Unix")]
[UnsupportedOSPlatform("windows")]
[Parallelizable(ParallelScope.All)]
public sealed class OwnFolderTests
{
    private const UnixFileMode OwnersAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    [Test]
    public void It_is_its_owners_alone_and_so_is_what_was_missing_above_it()
    {
        using var server = new MadeFolders();
        using var client = new MadeFolders();

        ServersFolder.Make(server.Deepest);
        ClientsFolder.Make(client.Deepest);

        Assert.That(server.Modes, Has.All.EqualTo(OwnersAlone));
        Assert.That(client.Modes, Has.All.EqualTo(OwnersAlone));
    }

    [Test]
    public void What_is_there_already_stays_as_the_servers_owner_has_made_it()
    {
        using var folders = new MadeFolders();
        var above = Path.GetDirectoryName(folders.Deepest)!;
        Directory.CreateDirectory(above, OwnersAlone | UnixFileMode.GroupRead);

        ServersFolder.Make(folders.Deepest);

        Assert.That(File.GetUnixFileMode(above), Is.EqualTo(OwnersAlone | UnixFileMode.GroupRead));
    }
}
