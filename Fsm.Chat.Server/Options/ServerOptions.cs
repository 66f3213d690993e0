using System.Globalization;
using System.Net;
using Fsm.Chat.Protocol;
using Fsm.Chat.Server.Access;
using Fsm.Chat.Server.Keeping;

namespace Fsm.Chat.Server.Options;

/// <summary>What the operator can decide, checked.</summary>
public sealed record ServerOptions
{
    /// <summary>Where to listen. Port 0 lets the system pick one.</summary>
    public IPEndPoint Listen { get; init; } = new(IPAddress.Loopback, 7400);

    /// <summary>What the server calls itself.</summary>
    public string Name { get; init; } = "fsmchat";

    /// <summary>The limits of the protocol.</summary>
    public Limits Limits { get; init; } = new() { Queues = new() { BytesOfServer = Memory.QueuedBytesThatFit() } };

    /// <summary>Connections at most.</summary>
    public int Links { get; init; } = Descriptors.LinksThatFit();

    /// <summary>Whether to use TLS even without a certificate of one's own; see <see cref="UsesTls"/>.</summary>
    public bool Tls { get; init; }

    /// <summary>The certificate, and those that lead to its authority, in PEM; empty for a self-signed one in <see cref="Data"/>.</summary>
    public string TlsCertificate { get; init; } = "";

    /// <summary>The certificate's key in PEM; empty when the certificate's file holds it too.</summary>
    public string TlsKey { get; init; } = "";

    /// <summary>The folder of what the server has to keep: its self-signed certificate, and the store.</summary>
    public string Data { get; init; } = Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "fsmchat");

    /// <summary>Where things are kept.</summary>
    internal StoreChoice Store => StoreChoice.Parse(KeptIn, Data)!;

    /// <summary>
    /// The same as it was said: <c>none</c>, <c>sqlite</c> for the folder <c>store</c> in <see cref="Data"/>, <c>sqlite:</c> and a folder, or <c>postgres:</c> and a
    /// database.
    /// </summary>
    public string KeptIn { get; init; } = StoreChoice.Sqlite;

    /// <summary>What a stored batch outlives.</summary>
    public Durability Durability { get; init; } = Durability.Power;

    /// <summary>For how long messages are kept that everybody has got; null for ever.</summary>
    public TimeSpan? KeepHistory { get; init; } = TimeSpan.FromDays(30);

    /// <summary>Whether nobody may register any more.</summary>
    public bool IsRegistrationClosed { get; init; }

    /// <summary>Whether to listen without TLS where others can listen too.</summary>
    public bool Insecure { get; init; }

    /// <summary>The password that everybody has to give; null for none.</summary>
    public ServerPassword? Password { get; init; }

    /// <summary>The file that the password is from; empty for none.</summary>
    public string PasswordFile { get; init; } = "";

    /// <summary>Whether nobody is told where others connect from.</summary>
    public bool HideAddresses { get; init; }

    /// <summary>Whether connections are encrypted.</summary>
    public bool UsesTls => Tls || TlsCertificate.Length > 0;

    /// <summary>Where the certificate is; null when connections are not encrypted.</summary>
    public TlsFiles? TlsFiles => UsesTls ? new(TlsCertificate, TlsKey, Data) : null;

    /// <summary>The log file, with the date put in before its extension; empty for none.</summary>
    public string Log { get; init; } = "logs/server-.log";

    /// <summary>The least severe events that the log file holds; debug has every step of every machine.</summary>
    public Serilog.Events.LogEventLevel LogLevel { get; init; } = Serilog.Events.LogEventLevel.Information;
}

/// <summary>How much may wait in queues so that the process never runs out of memory by it.</summary>
internal static class Memory
{
    private const int BytesForEach = 8; // a buffer that grows is twice the old one and what is in it, and the pool keeps some for use again

    /// <summary>As many bytes as the memory of the machine, or of the container, or the limit of the collector allows; at most the default.</summary>
    public static long QueuedBytesThatFit() => Math.Min(Limits.QueuedBytesOfServer, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / BytesForEach);
}

/// <summary>How many connections the process has descriptors for.</summary>
internal static class Descriptors
{
    private const int MostLinks = 20_000;
    private const int KeptForTheRest = 512; // logs, assemblies, event queues, and connections that are being refused

    /// <summary>As many connections as the system's limit allows, at most 20,000.</summary>
    public static int LinksThatFit() => Math.Clamp(Limit() - KeptForTheRest, 1, MostLinks);

    private static int Limit()
    {
        const string LimitsOfProcess = "/proc/self/limits";
        if (!File.Exists(LimitsOfProcess))
            return MostLinks + KeptForTheRest; // not Linux: trust the system, accepting slows down by itself
        var line = File.ReadLines(LimitsOfProcess).FirstOrDefault(text => text.StartsWith("Max open files", StringComparison.Ordinal));
        return int.TryParse(line?.Split(' ', StringSplitOptions.RemoveEmptyEntries).ElementAtOrDefault(3), CultureInfo.InvariantCulture, out var soft)
            ? soft
            : MostLinks + KeptForTheRest;
    }
}
