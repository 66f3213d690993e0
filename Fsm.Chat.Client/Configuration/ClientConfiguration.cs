namespace Fsm.Chat.Client.Configuration;

/// <summary>What a person has written down once, so as not to type it each time. Whatever is typed wins; null where nothing is written.</summary>
public sealed record ClientConfiguration
{
    /// <summary>Nothing is written down.</summary>
    public static ClientConfiguration None { get; } = new();

    /// <summary>The servers to connect to, each as <c>--server</c> takes it; empty for none.</summary>
    public IReadOnlyList<string> Servers { get; init; } = [];

    /// <summary>The name to connect under.</summary>
    public string? Name { get; init; }

    /// <summary>Files with the passwords of servers, each server as <c>--server</c> takes it.</summary>
    public IReadOnlyDictionary<string, string> PasswordFiles { get; init; } = new Dictionary<string, string>();

    /// <summary>Commands that print the passwords of servers, each server as <c>--server</c> takes it.</summary>
    public IReadOnlyDictionary<string, string> PasswordCommands { get; init; } = new Dictionary<string, string>();

    /// <summary>The language of texts.</summary>
    public string? Language { get; init; }

    /// <summary>The folder for received files.</summary>
    public string? Downloads { get; init; }

    /// <summary>How a person is told of messages.</summary>
    public Notifications? Notifications { get; init; }

    /// <summary>Whether lines are plain even on a terminal.</summary>
    public bool? Plain { get; init; }
}
