using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;
using Fsm.Chat.Benchmarks.Measuring;

namespace Fsm.Chat.Benchmarks.Load;

/// <summary>The options that say which server is driven. Without any, one is started from the build beside this one.</summary>
internal sealed class TargetOptions
{
    private static readonly string[] _certificate = ["--tls", "--data", "data"]; // in the folder that it is started in

    private readonly Option<IPEndPoint?> _server = new("--server")
    {
        Description = "Drive a server that runs already, at ADDRESS:PORT. It must run with --rate 0.",
        CustomParser = ParseEndPoint,
    };

    private readonly Option<int> _pid = new("--pid") { Description = "The process id of that server, to see its CPU time and memory." };
    private readonly Option<FileInfo?> _dll = new("--server-dll") { Description = "Start this Fsm.Chat.Server.dll." };
    private readonly Option<int?> _pin = new("--pin") { Description = "Keep the started server on this core (by taskset), and this runner off it." };
    private readonly Option<bool> _tls = new("--tls") { Description = "Talk under TLS; a server that is started makes a certificate for itself." };
    private readonly Option<bool> _plain = new("--plain") { Description = "With --tls: afterwards the same without, and print the ratio." };
    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON object." };

    /// <summary>Adds those options to a command that always starts the server itself, without TLS.</summary>
    public void AddStartTo(Command command)
    {
        foreach (var option in new Option[] { _dll, _pin, _json })
            command.Options.Add(option);
    }

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _server, _pid, _dll, _pin, _tls, _plain, _json })
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_plain) && (!result.GetValue(_tls) || result.GetResult(_server) is not null))
                result.AddError($"{_plain.Name} needs {_tls.Name}, and a server that is started here.");
        });
    }

    /// <summary>The core that what is measured is kept on, if any.</summary>
    public int? Core(ParseResult parsed) => parsed.GetValue(_pin);

    /// <summary>The option for TLS.</summary>
    public Option<bool> TlsOption => _tls;

    /// <summary>Whether to do the same without TLS afterwards.</summary>
    public bool PlainToo(ParseResult parsed) => parsed.GetValue(_plain);

    /// <summary>Whether to talk under TLS.</summary>
    public bool Tls(ParseResult parsed) => parsed.GetValue(_tls);

    /// <summary>Whether to print JSON.</summary>
    public bool Json(ParseResult parsed) => parsed.GetValue(_json);

    /// <summary>Starts the server, or takes the one that runs.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="more">More arguments for one that is started.</param>
    public ServerProcess Server(ParseResult parsed, params string[] more) => Server(parsed, Tls(parsed), more);

    /// <summary>The same, with TLS or without, whatever the command line says.</summary>
    public ServerProcess Server(ParseResult parsed, bool tls, params string[] more)
    {
        if (parsed.GetValue(_server) is { } endPoint)
            return ServerProcess.Running(endPoint, parsed.GetValue(_pid));
        return Start(parsed, ["--listen", "127.0.0.1:0", "--rate", "0", .. tls ? _certificate : [], .. more]);
    }

    /// <summary>Starts the server with these arguments and no others.</summary>
    public ServerProcess Start(ParseResult parsed, params string[] arguments)
    {
        var dll = parsed.GetValue(_dll)?.FullName ?? BesideThis();
        return File.Exists(dll)
            ? ServerProcess.StartDotnet(dll, arguments, parsed.GetValue(_pin))
            : throw new LoadException($"there is no {dll}; build Fsm.Chat.Server or use --server-dll");
    }

    /// <summary>Starts the bare relay of this program.</summary>
    public ServerProcess Relay(ParseResult parsed) =>
        ServerProcess.StartDotnet(typeof(TargetOptions).Assembly.Location, ["relay", "--listen", "127.0.0.1:0"], parsed.GetValue(_pin));

    /// <summary>Prepares this process: its sockets, and the core it leaves to the server.</summary>
    public void Prepare(ParseResult parsed)
    {
        InlineSockets.Use();
        if (parsed.GetValue(_pin) is { } core)
            LibC.KeepOff(core);
    }

    /// <summary>Reads ADDRESS:PORT.</summary>
    public static IPEndPoint? ParseEndPoint(ArgumentResult argument)
    {
        if (IPEndPoint.TryParse(argument.Tokens[0].Value, out var endPoint))
            return endPoint;
        argument.AddError($"'{argument.Tokens[0].Value}' is not ADDRESS:PORT.");
        return null;
    }

    // …/Fsm.Chat.Benchmarks/bin/<configuration>/<framework>/ → …/Fsm.Chat.Server/bin/<configuration>/<framework>/
    private static string BesideThis()
    {
        var framework = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var root = framework.Parent?.Parent?.Parent?.Parent?.FullName ?? "";
        return Path.Combine(root, "Fsm.Chat.Server", "bin", framework.Parent?.Name ?? "", framework.Name, "Fsm.Chat.Server.dll");
    }
}
