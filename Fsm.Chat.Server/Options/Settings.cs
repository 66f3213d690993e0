using System.Globalization;
using System.Net;
using System.Text;
using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Texts;
using Fsm.Chat.Server.Access;
using Fsm.Chat.Server.Keeping;
using Fsm.Chat.Server.Texts;
using Serilog.Events;

namespace Fsm.Chat.Server.Options;

/// <summary>Everything the operator can set, in one table.</summary>
public static class Settings
{
    private static readonly ServerOptions Defaults = new();

    /// <summary>The settings.</summary>
    public static IReadOnlyList<Setting> All { get; } =
    [
        new("listen", Defaults.Listen.ToString(), (o, v) => o with { Listen = EndPoint(v) }),
        new("name", Defaults.Name, (o, v) => o with { Name = Name(v) }),
        Switch("tls", (o, v) => o with { Tls = v }),
        new("tls-certificate", "", (o, v) => o with { TlsCertificate = NotEmpty(v) }),
        new("tls-key", "", (o, v) => o with { TlsKey = NotEmpty(v) }),
        new("data", Defaults.Data, (o, v) => o with { Data = NotEmpty(v) }),
        new("store", StoreChoice.Sqlite, (o, v) => o with { KeptIn = StoreChoice.Parse(v, "") is not null ? v : throw new FormatException(ServerTexts.NoStoreChoice.With(v)) }),
        new("durability", "power", (o, v) => o with { Durability = DurabilityOf(v) }),
        new("keep-history", "30d", (o, v) => o with { KeepHistory = History(v) }),
        new("registration", "open", (o, v) => o with { IsRegistrationClosed = IsClosed(v) }),
        Switch("insecure", (o, v) => o with { Insecure = v }),
        new("password", "", (o, v) => o with { Password = ServerPassword.Of(v) }) { IsSecret = true },
        new("password-file", "", (o, v) => o with { Password = ServerPassword.FromFile(v), PasswordFile = v }),
        Switch("hide-addresses", (o, v) => o with { HideAddresses = v }),
        new("links", "", (o, v) => o with { Links = Count(v, 1) }),
        new("log", Defaults.Log, (o, v) => o with { Log = v == "none" ? "" : v }),
        new("log-level", "information", (o, v) => o with { LogLevel = Level(v) }),
        Duration("connect-timeout", l => l.ConnectTimeout, (l, v) => l with { ConnectTimeout = v }),
        Duration("ping-after", l => l.PingAfter, (l, v) => l with { PingAfter = v }),
        Duration("dead-after", l => l.DeadAfter, (l, v) => l with { DeadAfter = v }),
        Duration("stall-timeout", l => l.StallTimeout, (l, v) => l with { StallTimeout = v }),
        Duration("resume-window", l => l.ResumeWindow, (l, v) => l with { ResumeWindow = v }, ResumeWindow),
        Duration("drain", l => l.Drain, (l, v) => l with { Drain = v }),
        Number("max-first-frame", 256, l => l.MaxFirstFrame, (l, v) => l with { MaxFirstFrame = v }),
        Number("max-frame", 1024, l => l.MaxFrame, (l, v) => l with { MaxFrame = v }),
        Number("max-text", 1, l => l.MaxText, (l, v) => l with { MaxText = v }),
        Number("window", 1, l => l.Window, (l, v) => l with { Window = v }),
        Number("rate", 0, l => l.Rate, (l, v) => l with { Rate = v }),
        Number("burst", 1, l => l.Burst, (l, v) => l with { Burst = v }),
        Number("first-users", 1, l => l.FirstUsers, (l, v) => l with { FirstUsers = v }),
        Number("groups-per-user", 1, l => l.GroupsPerUser, (l, v) => l with { GroupsPerUser = v }),
        Number("group-members", 0, l => l.GroupMembers, (l, v) => l with { GroupMembers = v }),
        Duration("answer-within", l => l.InvitationTimeout, (l, v) => l with { InvitationTimeout = v }),
        Number("queue-messages", 0, l => l.Queues.Messages, (l, v) => l with { Queues = l.Queues with { Messages = v } }),
        Number("queue-bytes", 0, l => l.Queues.Bytes, (l, v) => l with { Queues = l.Queues with { Bytes = v } }),
        Number("queue-bytes-hard", 0, l => l.Queues.BytesHard, (l, v) => l with { Queues = l.Queues with { BytesHard = v } }),
        new("queue-bytes-of-server", "",
            (o, v) => o with { Limits = o.Limits with { Queues = o.Limits.Queues with { BytesOfServer = Bytes(v) } } }),
        Number("transfers", 0, l => l.Transfers.Running, (l, v) => l with { Transfers = l.Transfers with { Running = v } }),
        Number("open-uploads", 0, l => l.Transfers.OpenUploads, (l, v) => l with { Transfers = l.Transfers with { OpenUploads = v } }),
        Number("open-downloads", 0, l => l.Transfers.OpenDownloads, (l, v) => l with { Transfers = l.Transfers with { OpenDownloads = v } }),
        Duration("transfer-stall", l => l.Transfers.Stall, (l, v) => l with { Transfers = l.Transfers with { Stall = v } }),
        Number("waiting-per-address", 0, l => l.WaitingPerAddress, (l, v) => l with { WaitingPerAddress = v }),
        Number("names-per-address", 0, l => l.NamesPerAddress, (l, v) => l with { NamesPerAddress = v }),
        Number("resumes", 0, l => l.Resumes, (l, v) => l with { Resumes = v }),
        Number("links-per-address", 0, l => l.LinksPerAddress, (l, v) => l with { LinksPerAddress = v }),
    ];

    /// <summary>What settings say that contradict each other; empty when nothing does.</summary>
    public static IEnumerable<string> Contradictions(ServerOptions options)
    {
        var limits = options.Limits;
        if (!IPAddress.IsLoopback(options.Listen.Address) && !options.UsesTls && !options.Insecure)
            yield return ServerTexts.NeedsTls.With(options.Listen);
        if (options.TlsKey.Length > 0 && options.TlsCertificate.Length == 0)
            yield return ServerTexts.KeyNeedsCertificate;
        if (options.Password is not null && limits.MaxFirstFrame < ServerPassword.LargestRequest)
            yield return ServerTexts.FirstFrameTooSmall.With(ServerPassword.LargestRequest);
        if (limits.DeadAfter > TimeSpan.Zero && limits.DeadAfter <= limits.PingAfter)
            yield return ServerTexts.DeadBeforePing;
        if (limits.DeadAfter > TimeSpan.Zero && limits.PingAfter == TimeSpan.Zero)
            yield return ServerTexts.DeadNeedsPing;
        if (limits.MaxText + 322 > limits.MaxFrame) // the longest names of a sender and of a group, and their lengths
            yield return ServerTexts.FrameNeedsText;
        if (limits.Window > ushort.MaxValue)
            yield return ServerTexts.WindowTooLarge.With(ushort.MaxValue);
        if (limits.FirstUsers * 149 > limits.MaxFrame)
            yield return ServerTexts.FrameNeedsUsers;
        if (limits.GroupsPerUser * 326L + 12 > limits.MaxFrame)
            yield return ServerTexts.FrameNeedsGroups;
        if (limits.Queues is { BytesHard: > 0 } queues && (long)Math.Max(queues.Bytes, limits.MaxFrame) + limits.MaxFrame > queues.BytesHard)
            yield return ServerTexts.QueueTooSmall;
    }

    private static Setting Switch(string name, Func<ServerOptions, bool, ServerOptions> set) => new(
        name, "false", (options, value) => set(options, YesOrNo(value))) { IsSwitch = true };

    private static Setting Duration(string name, Func<Limits, TimeSpan> get, Func<Limits, TimeSpan, Limits> set, Func<string, TimeSpan>? read = null) => new(
        name,
        get(Defaults.Limits).TotalSeconds.ToString(CultureInfo.InvariantCulture),
        (options, value) => options with { Limits = set(options.Limits, (read ?? Seconds)(value)) }) { IsDuration = true };

    private static Setting Number(string name, int least, Func<Limits, int> get, Func<Limits, int, Limits> set) => new(
        name,
        get(Defaults.Limits).ToString(CultureInfo.InvariantCulture),
        (options, value) => options with { Limits = set(options.Limits, Count(value, least)) });

    private static bool YesOrNo(string value) =>
        bool.TryParse(value, out var yes) ? yes : throw new FormatException(ServerTexts.NotTrueOrFalse.With(value));

    private static string NotEmpty(string value) => value.Length > 0 ? value : throw new FormatException(ServerTexts.IsEmpty);

    private static TimeSpan Seconds(string value) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds <= 1_000_000
            ? TimeSpan.FromSeconds(seconds)
            : throw new FormatException(ServerTexts.NoSeconds.With(value));

    // A 0 lifts every other limit, and nobody can be waited for without one.
    private static TimeSpan ResumeWindow(string value) => value == "none" ? TimeSpan.Zero
        : Seconds(value) is var window && window > TimeSpan.Zero ? window
        : throw new FormatException(ServerTexts.NoResumeWindow);

    private static int Count(string value, int least) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= least
            ? count
            : throw new FormatException(ServerTexts.NoWholeNumber.With(value, least));

    private static long Bytes(string value) =>
        long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count
            : throw new FormatException(ServerTexts.NoWholeNumber.With(value, 0));

    private static IPEndPoint EndPoint(string value)
    {
        var text = value.StartsWith("localhost:", StringComparison.OrdinalIgnoreCase) ? "127.0.0.1" + value["localhost".Length..] : value;
        return text.Contains(':', StringComparison.Ordinal) && IPEndPoint.TryParse(text, out var endPoint) && !text.EndsWith(']')
            ? endPoint
            : throw new FormatException(ServerTexts.NoEndPoint.With(value));
    }

    private static string Name(string value) =>
        Encoding.UTF8.GetByteCount(value) is > 0 and <= 255 && !value.Any(char.IsControl)
            ? value
            : throw new FormatException(ServerTexts.NoServerName);

    private static Durability DurabilityOf(string value) => value switch
    {
        "power" => Durability.Power,
        "process" => Durability.Process,
        _ => throw new FormatException(ServerTexts.NoDurability.With(value)),
    };

    private static TimeSpan? History(string value) => value switch
    {
        "forever" => null,
        [.. var days, 'd'] when int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= 36_500 => TimeSpan.FromDays(count),
        _ => throw new FormatException(ServerTexts.NoHistory.With(value)),
    };

    private static bool IsClosed(string value) => value switch
    {
        "open" => false,
        "closed" => true,
        _ => throw new FormatException(ServerTexts.NoRegistration.With(value)),
    };

    private static LogEventLevel Level(string value) => value switch
    {
        "debug" => LogEventLevel.Debug,
        "information" => LogEventLevel.Information,
        "warning" => LogEventLevel.Warning,
        "error" => LogEventLevel.Error,
        _ => throw new FormatException(ServerTexts.NoLogLevel.With(value)),
    };
}
