using System.CommandLine;
using System.Globalization;

namespace Fsm.Chat.Benchmarks.Load;

/// <summary>What a command line of <c>load</c> asks for: the server is driven, and what it is to be compared with; then the figures are printed.</summary>
/// <param name="target">The server.</param>
/// <param name="parsed">The command line.</param>
/// <param name="options">What is done.</param>
internal sealed class LoadPass(TargetOptions target, ParseResult parsed, LoadOptions options)
{
    private readonly bool _json = target.Json(parsed);
    private readonly string[] _more = options.Room > 0 ? ["--group-members", "0"] : [];

    /// <summary>Runs.</summary>
    /// <param name="half">Whether at half of the maximum rate.</param>
    /// <param name="relay">Whether to drive the bare relay afterwards.</param>
    public void Run(bool half, bool relay)
    {
        if (half)
        {
            DriveAtHalf(relay);
            return;
        }

        var figures = DriveServer(target.Tls(parsed));
        if (relay)
            Compare("relay", figures, DriveRelay());
        else if (target.PlainToo(parsed))
            Compare("plain", figures, DriveServer(tls: false));
        else if (_json)
            Json.Print(new { Server = figures });
    }

    private void DriveAtHalf(bool relay)
    {
        HalfFigures figures;
        using (var server = target.Server(parsed, _more))
            figures = HalfRun.Run(options, LoadTarget.Chat(server, options.Room > 0, target.Tls(parsed)));
        if (relay)
            figures = figures with { Relay = RelayAt(figures.Half.Rate) };
        if (_json)
            Json.Print(figures);
        else
            Console.WriteLine(figures);
    }

    private LoadFigures RelayAt(double? rate)
    {
        using var process = target.Relay(parsed);
        return LoadRun.Run(options with { Rate = rate }, LoadTarget.Relay(process)).MustKeepUp();
    }

    private LoadFigures DriveServer(bool tls)
    {
        using var server = target.Server(parsed, tls, _more);
        return Drive(LoadTarget.Chat(server, options.Room > 0, tls));
    }

    private LoadFigures DriveRelay()
    {
        using var relay = target.Relay(parsed);
        return Drive(LoadTarget.Relay(relay));
    }

    private LoadFigures Drive(LoadTarget what)
    {
        var figures = LoadRun.Run(options, what).MustKeepUp();
        if (!_json)
            Console.WriteLine(figures);
        return figures;
    }

    private void Compare(string with, LoadFigures figures, LoadFigures other)
    {
        var ratio = figures.ServerMicros / other.ServerMicros;
        if (_json)
            Json.Print(new Dictionary<string, object?> { ["server"] = figures, [with] = other, ["ratio"] = ratio });
        else if (ratio is not null)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(with == "plain" ? "TLS" : "server")} / {with}: {ratio:0.00} times the CPU of a {figures.Unit}"));
    }
}
