using System.Globalization;

namespace Fsm.Chat.Tests.Programs.Support;

/// <summary>The server as an operator starts it.</summary>
internal sealed class ServerProgram(params string[] arguments)
    : ChildProcess("Fsm.Chat.Server", arguments.Contains("--listen") ? arguments : ["--listen", "127.0.0.1:0", .. arguments])
{
    private string? _address;

    /// <summary>Where it listens, as it says itself.</summary>
    public string Address => _address ??= WaitFor("listening on ").Split(' ')[^1];

    public int Port => int.Parse(Address.Split(':')[^1], CultureInfo.InvariantCulture);
}
