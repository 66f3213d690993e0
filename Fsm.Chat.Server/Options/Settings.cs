using System.Globalization;
using System.Net;
using System.Text;
using Fsm.Chat.Protocol;
using Fsm.Chat.Server.Access;
using Serilog.Events;

namespace Fsm.Chat.Server.Options;

/// <summary>Everything the operator can set, in one table.</summary>
public static class Settings
{
    private static readonly ServerOptions Defaults = new();

    /// <summary>The settings.</summary>
    public static IReadOnlyList<Setting> All { get; } =
    [
        new("listen", "address and port to listen on; port 0 picks one", Defaults.Listen.ToString(), (o, v) => o with { Listen = EndPoint(v) }),
        new("name", "what the server calls itself", Defaults.Name, (o, v) => o with { Name = Name(v) }),
        Switch("tls", "encrypt connections, with a self-signed certificate that is made at the first start", (o, v) => o with { Tls = v }),
        new("tls-certificate", "certificate in PEM, with those that lead to its authority; encrypts connections", "none", (o, v) => o with { TlsCertificate = NotEmpty(v) }),
        new("tls-key", "the certificate's key in PEM", "in the file of the certificate", (o, v) => o with { TlsKey = NotEmpty(v) }),
        new("data", "folder of the self-signed certificate", Defaults.Data, (o, v) => o with { Data = NotEmpty(v) }),
        Switch("insecure", "listen without TLS also where others can read and change what is sent", (o, v) => o with { Insecure = v }),
        new("password", "password that everybody has to give", "none", (o, v) => o with { Password = ServerPassword.Of(v) }) { IsSecret = true },
        new("password-file", "file with the password that everybody has to give, in its first line", "none", (o, v) => o with { Password = ServerPassword.FromFile(v) }),
        Switch("hide-addresses", "show nobody where others connect from", (o, v) => o with { HideAddresses = v }),
        new("links", "connections at most", "20000, or what the descriptor limit allows", (o, v) => o with { Links = Count(v, 1) }),
        new("log", "log file, rolled daily; \"none\" for no file", Defaults.Log, (o, v) => o with { Log = v == "none" ? "" : v }),
        new("log-level", "debug (every step of every machine), information, warning or error", "information", (o, v) => o with { LogLevel = Level(v) }),
        Duration("connect-timeout", "seconds from accept to a valid first frame", l => l.ConnectTimeout, (l, v) => l with { ConnectTimeout = v }),
        Duration("ping-after", "seconds of silence before a ping", l => l.PingAfter, (l, v) => l with { PingAfter = v }),
        Duration("dead-after", "seconds of silence before a peer counts as gone", l => l.DeadAfter, (l, v) => l with { DeadAfter = v }),
        Duration("stall-timeout", "seconds that a write or a frame may be stuck", l => l.StallTimeout, (l, v) => l with { StallTimeout = v }),
        Duration("resume-window", "seconds that a session waits for its client after its link was lost", l => l.ResumeWindow, (l, v) => l with { ResumeWindow = v }),
        Duration("drain", "seconds after which a stopping server waits for verdicts no longer", l => l.Drain, (l, v) => l with { Drain = v }),
        Number("max-first-frame", "bytes of a body before the connect", 256, l => l.MaxFirstFrame, (l, v) => l with { MaxFirstFrame = v }),
        Number("max-frame", "bytes of a body after the connect", 1024, l => l.MaxFrame, (l, v) => l with { MaxFrame = v }),
        Number("max-text", "bytes of one message's text", 1, l => l.MaxText, (l, v) => l with { MaxText = v }),
        Number("window", "unacknowledged messages that a client may have", 1, l => l.Window, (l, v) => l with { Window = v }),
        Number("rate", "messages a second per session for long; 0 for no limit", 0, l => l.Rate, (l, v) => l with { Rate = v }),
        Number("burst", "messages at once per session", 1, l => l.Burst, (l, v) => l with { Burst = v }),
        Number("first-users", "users in a page of the list", 1, l => l.FirstUsers, (l, v) => l with { FirstUsers = v }),
        Number("groups-per-user", "groups that one person may be in, open invitations included", 1, l => l.GroupsPerUser, (l, v) => l with { GroupsPerUser = v }),
        Number("group-members", "members of a group, open invitations included; 0 for no limit", 0, l => l.GroupMembers, (l, v) => l with { GroupMembers = v }),
        Duration("answer-within", "seconds that an invitation or an offer of a file waits for its answer", l => l.InvitationTimeout, (l, v) => l with { InvitationTimeout = v }),
        Number("queue-messages", "messages that may wait for one person; 0 for no limit", 0, l => l.Queues.Messages, (l, v) => l with { Queues = l.Queues with { Messages = v } }),
        Number("queue-bytes", "bytes that may wait for one person before messages to them fail; 0 for no limit", 0, l => l.Queues.Bytes, (l, v) => l with { Queues = l.Queues with { Bytes = v } }),
        Number("queue-bytes-hard", "bytes that may wait for one person before they are dropped; 0 for no limit", 0, l => l.Queues.BytesHard, (l, v) => l with { Queues = l.Queues with { BytesHard = v } }),
        new("queue-bytes-of-server", "bytes that may wait for all together before messages fail; 0 for no limit", Whole(Defaults.Limits.Queues.BytesOfServer),
            (o, v) => o with { Limits = o.Limits with { Queues = o.Limits.Queues with { BytesOfServer = Bytes(v) } } }),
        Number("transfers", "files of one person on their way at once, in both directions; 0 for no limit", 0, l => l.Transfers.Running, (l, v) => l with { Transfers = l.Transfers with { Running = v } }),
        Number("open-uploads", "files that one person may have offered and not sent; 0 for no limit", 0, l => l.Transfers.OpenUploads, (l, v) => l with { Transfers = l.Transfers with { OpenUploads = v } }),
        Number("open-downloads", "files that may be offered to one person and not received; 0 for no limit", 0, l => l.Transfers.OpenDownloads, (l, v) => l with { Transfers = l.Transfers with { OpenDownloads = v } }),
        Duration("transfer-stall", "seconds that no byte of a file may move", l => l.Transfers.Stall, (l, v) => l with { Transfers = l.Transfers with { Stall = v } }),
        Number("links-per-address", "connections from one address, loopback exempt; 0 for no limit", 0, l => l.LinksPerAddress, (l, v) => l with { LinksPerAddress = v }),
    ];

    /// <summary>What settings say that contradict each other; empty when nothing does.</summary>
    public static IEnumerable<string> Contradictions(ServerOptions options)
    {
        var limits = options.Limits;
        if (!IPAddress.IsLoopback(options.Listen.Address) && !options.UsesTls && !options.Insecure)
            yield return $"listening on {options.Listen} without TLS lets everybody on the way read and change what is sent: use --tls, or --insecure if that is meant";
        if (options.TlsKey.Length > 0 && options.TlsCertificate.Length == 0)
            yield return "tls-key needs tls-certificate";
        if (options.Password is not null && limits.MaxFirstFrame < ServerPassword.LargestRequest)
            yield return $"max-first-frame has to be at least {ServerPassword.LargestRequest} where there is a password";
        if (limits.DeadAfter > TimeSpan.Zero && limits.DeadAfter <= limits.PingAfter)
            yield return "dead-after has to be longer than ping-after, or 0";
        if (limits.DeadAfter > TimeSpan.Zero && limits.PingAfter == TimeSpan.Zero)
            yield return "dead-after needs ping-after: nobody is given up who was not asked; set both to 0 to switch them off";
        if (limits.MaxText + 322 > limits.MaxFrame) // the longest names of a sender and of a group, and their lengths
            yield return "max-frame has to be at least max-text and 322 bytes more";
        if (limits.Window > ushort.MaxValue)
            yield return $"window has to be at most {ushort.MaxValue}";
        if (limits.FirstUsers * 148 > limits.MaxFrame)
            yield return "max-frame has to hold first-users entries of 148 bytes";
        if (limits.GroupsPerUser * 326L + 12 > limits.MaxFrame)
            yield return "max-frame has to hold groups-per-user entries of 326 bytes and 12 bytes more";
        if (limits.Queues is { BytesHard: > 0 } queues && (long)Math.Max(queues.Bytes, limits.MaxFrame) + limits.MaxFrame > queues.BytesHard)
            yield return "queue-bytes-hard has to be at least max-frame more than queue-bytes, and twice max-frame: whoever has room for a message must have room for one answer";
    }

    private static Setting Switch(string name, string description, Func<ServerOptions, bool, ServerOptions> set) => new(
        name, description, "false", (options, value) => set(options, YesOrNo(value))) { IsSwitch = true };

    private static Setting Duration(string name, string description, Func<Limits, TimeSpan> get, Func<Limits, TimeSpan, Limits> set) => new(
        name,
        description + "; 0 for never",
        get(Defaults.Limits).TotalSeconds.ToString(CultureInfo.InvariantCulture),
        (options, value) => options with { Limits = set(options.Limits, Seconds(value)) });

    private static Setting Number(string name, string description, int least, Func<Limits, int> get, Func<Limits, int, Limits> set) => new(
        name,
        description,
        get(Defaults.Limits).ToString(CultureInfo.InvariantCulture),
        (options, value) => options with { Limits = set(options.Limits, Count(value, least)) });

    private static bool YesOrNo(string value) =>
        bool.TryParse(value, out var yes) ? yes : throw new FormatException($"\"{value}\" is not one of true, false");

    private static string NotEmpty(string value) => value.Length > 0 ? value : throw new FormatException("it is empty");

    private static TimeSpan Seconds(string value) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds <= 1_000_000
            ? TimeSpan.FromSeconds(seconds)
            : throw new FormatException($"\"{value}\" is not a number of seconds from 0 to 1000000");

    private static int Count(string value, int least) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= least
            ? count
            : throw new FormatException($"\"{value}\" is not a whole number from {least} up");

    private static long Bytes(string value) =>
        long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count
            : throw new FormatException($"\"{value}\" is not a whole number from 0 up");

    private static string Whole(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static IPEndPoint EndPoint(string value)
    {
        var text = value.StartsWith("localhost:", StringComparison.OrdinalIgnoreCase) ? "127.0.0.1" + value["localhost".Length..] : value;
        return text.Contains(':', StringComparison.Ordinal) && IPEndPoint.TryParse(text, out var endPoint) && !text.EndsWith(']')
            ? endPoint
            : throw new FormatException($"\"{value}\" is not ADDRESS:PORT, such as 127.0.0.1:7400 or [::]:7400");
    }

    private static string Name(string value) =>
        Encoding.UTF8.GetByteCount(value) is > 0 and <= 255 && !value.Any(char.IsControl)
            ? value
            : throw new FormatException("it has to have 1 to 255 bytes and no control characters");

    private static LogEventLevel Level(string value) => value switch
    {
        "debug" => LogEventLevel.Debug,
        "information" => LogEventLevel.Information,
        "warning" => LogEventLevel.Warning,
        "error" => LogEventLevel.Error,
        _ => throw new FormatException($"\"{value}\" is not one of debug, information, warning, error"),
    };
}
