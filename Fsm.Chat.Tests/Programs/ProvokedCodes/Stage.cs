using Fsm.Chat.Tests.Client.Files;
using Fsm.Chat.Tests.Programs.Support;

namespace Fsm.Chat.Tests.Programs.ProvokedCodes;

/// <summary>The servers that cases share, and those that one case has for itself.</summary>
internal sealed class Stage : IDisposable
{
    private readonly List<Scene> _own = [];
    private readonly TemporaryFolder _folder = new();

    public Scene Usual { get; } = new();

    /// <summary>A server that waits for nobody, and that leaves to the line what it can take.</summary>
    public Scene Hasty { get; } = new(
        "--connect-timeout", "0.5", "--stall-timeout", "0.5", "--transfer-stall", "0.6", "--answer-within", "1", "--resume-window", "none",
        "--rate", "0", "--queue-messages", "0", "--queue-bytes", "0", "--queue-bytes-hard", "0");

    public Scene Small { get; } = new(
        "--group-members", "2", "--groups-per-user", "1", "--open-uploads", "1", "--queue-messages", "4", "--queue-bytes", "65536", "--queue-bytes-hard", "131072",
        "--rate", "0");

    public Scene Encrypted { get; } = new("--tls");

    /// <summary>A server where names can be somebody's.</summary>
    public Scene Keeping { get; } = new("--store", "sqlite");

    private Scene[] Shared => [Usual, Hasty, Small, Encrypted, Keeping];

    /// <summary>A file with a password that no client has.</summary>
    public string PasswordFile
    {
        get
        {
            var path = Path.Combine(_folder.Path, "password");
            File.WriteAllText(path, "open sesame\n");
            return path;
        }
    }

    public Scene Own(params string[] serverOptions)
    {
        var scene = new Scene(serverOptions);
        _own.Add(scene);
        return scene;
    }

    /// <summary>A client for one case whose server is not there.</summary>
    public ClientProgram Lonely() => Usual.ForThisCase(new ClientProgram("ann", "127.0.0.1:1", "--json", "--no-state"));

    public void EndCase(bool hasFailed)
    {
        _own.ForEach(scene => scene.Dispose());
        _own.Clear();
        foreach (var scene in Shared)
            scene.EndCase(hasFailed);
    }

    public void Dispose()
    {
        EndCase(hasFailed: false);
        foreach (var scene in Shared)
            scene.Dispose();
        _folder.Dispose();
    }
}
