using System.Globalization;

namespace Fsm.Chat.Benchmarks.Load;

/// <summary>What idle connections cost.</summary>
internal sealed record IdleFigures
{
    /// <summary>How many there were.</summary>
    public required int Connections { get; init; }

    /// <summary>Whether they were under TLS.</summary>
    public required bool Tls { get; init; }

    /// <summary>Seconds from the first connect to the last confirmation.</summary>
    public required double LoginSeconds { get; init; }

    /// <summary>How many were on their way at once.</summary>
    public required int LoginsAtOnce { get; init; }

    /// <summary>Logins a second.</summary>
    public double LoginsPerSecond => Connections / LoginSeconds;

    /// <summary>The server's processor time for each login.</summary>
    public required double LoginMicros { get; init; }

    /// <summary>The server's resident memory before.</summary>
    public required long ResidentBefore { get; init; }

    /// <summary>The server's resident memory right after the last login.</summary>
    public required long ResidentAtLogin { get; init; }

    /// <summary>The server's resident memory when it had been stable for some seconds.</summary>
    public required long ResidentAfter { get; init; }

    /// <summary>Seconds until it was; null when it never was, and the last value was taken.</summary>
    public required double? StableAfter { get; init; }

    /// <summary>The exit code of the server; null when it was not started here.</summary>
    public int? ExitCode { get; init; }

    /// <summary>Resident memory for each connection.</summary>
    public double BytesPerConnection => (ResidentAfter - ResidentBefore) / (double)Connections;

    /// <summary>The figures for people.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"""
        idle: {Connections} connections{(Tls ? ", TLS" : "")}
          memory       {BytesPerConnection / 1024:0.00} KiB a connection
          server RSS   {Mebi(ResidentBefore):0.0} MiB before, {Mebi(ResidentAtLogin):0.0} MiB at the last login, {Mebi(ResidentAfter):0.0} MiB {Stability}
          logins       {LoginSeconds:0.00} s from the first connect to the last confirmation, {LoginsAtOnce} at once: {LoginsPerSecond:0} a second
          login CPU    {LoginMicros:0.0} µs of the server's for each
          server exit  {ExitCode?.ToString(CultureInfo.InvariantCulture) ?? "not stopped here"}
        """);

    private string Stability => StableAfter is { } seconds
        ? string.Create(CultureInfo.InvariantCulture, $"stable after {seconds:0} s")
        : "at the end, still moving";

    private static double Mebi(long bytes) => bytes / 1048576.0;
}
