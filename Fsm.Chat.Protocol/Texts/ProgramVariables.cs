namespace Fsm.Chat.Protocol.Texts;

/// <summary>
/// The variables of the environment that either program reads. Both know all of them: they are often set for a whole machine, and one that is misspelled sets nothing,
/// though a password was meant by it.
/// </summary>
public static class ProgramVariables
{
    /// <summary>How all of them begin.</summary>
    public const string Prefix = "FSMCHAT_";

    /// <summary>The password of a server: both read it.</summary>
    public const string Password = Prefix + "PASSWORD";

    /// <summary>A code for another key; the client reads it.</summary>
    public const string Code = Prefix + "CODE";

    /// <summary>What the client reads.</summary>
    public static readonly IReadOnlyList<string> OfClient = [Password, Code];

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        .. OfClient,
        .. new[]
        {
            "LISTEN", "NAME", "TLS", "TLS_CERTIFICATE", "TLS_KEY", "DATA", "STORE", "DURABILITY", "KEEP_HISTORY", "REGISTRATION", "INSECURE", "PASSWORD_FILE",
            "HIDE_ADDRESSES", "LINKS", "LOG", "LOG_LEVEL", "CONNECT_TIMEOUT", "PING_AFTER", "DEAD_AFTER", "STALL_TIMEOUT", "RESUME_WINDOW", "DRAIN",
            "MAX_FIRST_FRAME", "MAX_FRAME", "MAX_TEXT", "WINDOW", "RATE", "BURST", "FIRST_USERS", "GROUPS_PER_USER", "GROUP_MEMBERS", "ANSWER_WITHIN",
            "QUEUE_MESSAGES", "QUEUE_BYTES", "QUEUE_BYTES_HARD", "QUEUE_BYTES_OF_SERVER", "TRANSFERS", "OPEN_UPLOADS", "OPEN_DOWNLOADS",
            "TRANSFER_STALL", "WAITING_PER_ADDRESS", "NAMES_PER_ADDRESS", "RESUMES", "LINKS_PER_ADDRESS",
        }.Select(name => Prefix + name),
    ];

    /// <summary>Those that are meant for one of the programs, and nobody reads.</summary>
    /// <param name="names">The names of all variables.</param>
    /// <returns>Each, and the one that may have been meant; null where none is close.</returns>
    public static IEnumerable<(string Name, string? Meant)> Unknown(IEnumerable<string> names)
    {
        string[] words = [.. All.Select(name => name.ToLowerInvariant())];
        var exactly = OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal; // as the system tells them apart
        return names.Where(name => name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && !All.Contains(name, exactly)).Order(StringComparer.Ordinal)
            .Select(name => (name, Spelling.Closest(name, words)?.ToUpperInvariant()));
    }
}
