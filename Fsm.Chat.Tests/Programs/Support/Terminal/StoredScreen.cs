namespace Fsm.Chat.Tests.Programs.Support.Terminal;

/// <summary>Compares a whole screen with the one that a person has reviewed. What differs from run to run is masked, at the same width: times of day, ports, ages.</summary>
internal static partial class StoredScreen
{
    private const string HowToAccept =
        "The screen differs from the reviewed one. If that is meant: FSMCHAT_ACCEPT=1 dotnet test --filter WholeScreenTests, then review the diff.";

    /// <summary>Compares, or stores the screen when a person asked for that.</summary>
    /// <param name="terminal">The terminal, on which the last thing that is expected has been seen.</param>
    public static void Compare(TmuxTerminal terminal, string name)
    {
        var path = Repository.PathOf("Fsm.Chat.Tests", "Programs", "Terminal", "Screens", $"{name}.txt");
        var stored = File.Exists(path) && !Repository.Accepts ? File.ReadAllText(path) : "";
        var shown = Masked(terminal.Settle(screen => Masked(screen) == stored));
        if (Repository.Accepts)
            File.WriteAllText(path, stored = shown);

        Assert.That(shown.Split('\n'), Is.EqualTo(stored.Split('\n')), $"{HowToAccept}\n{shown}");
    }

    private static string Masked(string screen) => Fleeting().Replace(screen, part => Digits().Replace(part.Value, "-"));

    [GeneratedRegex(@"\b[0-9]{2}:[0-9]{2}(:[0-9]{2})?\b|(?<=127\.0\.0\.1:)[0-9]{5}|(?<=\()[0-9]+(?= s\))")]
    private static partial Regex Fleeting();

    [GeneratedRegex("[0-9]")]
    private static partial Regex Digits();
}
