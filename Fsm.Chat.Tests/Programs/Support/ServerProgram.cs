namespace Fsm.Chat.Tests.Programs.Support;

/// <summary>A real server. It keeps nothing unless an option says otherwise, or the test has an environment of its own.</summary>
internal sealed class ServerProgram : ChildProcess
{
    private static readonly Dictionary<string, string> KeepsNothing = new() { ["FSMCHAT_STORE"] = "none" };

    public ServerProgram(params string[] arguments)
        : this(KeepsNothing, arguments)
    {
    }

    public ServerProgram(IReadOnlyDictionary<string, string> environment, params string[] arguments)
        : base("Fsm.Chat.Server", arguments.Contains("--listen") ? arguments : ["--listen", "127.0.0.1:0", .. arguments], environment: environment)
    {
    }

    private ServerProgram(IReadOnlyList<string> around, string[] arguments)
        : base("Fsm.Chat.Server", arguments, around, KeepsNothing)
    {
    }

    private string? _address;

    public string Address => _address ??= WaitFor("listening on ").Split(' ')[^1];

    public static ServerProgram On(string host, params string[] arguments) => new(["ip", "netns", "exec", host], arguments);

    /// <summary>A server that prints to a file. The shell becomes the program.</summary>
    public static ServerProgram PrintingTo(string file) => new(["sh", "-c", "file=$0; exec \"$@\" >> \"$file\"", file], ["--listen", "127.0.0.1:0"]);

    /// <summary>A server that may have only so many descriptors.</summary>
    public static ServerProgram WithDescriptors(int most, params string[] arguments) =>
        new(["prlimit", $"--nofile={most}"], ["--listen", "127.0.0.1:0", .. arguments]);

    public int Port => int.Parse(Address.Split(':')[^1], CultureInfo.InvariantCulture);
}
