using System.Globalization;
using Fsm.Chat.Client.Events;
using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Machines.Client.User;
using Fsm.Chat.Protocol.Machines.Terminal.Prompt;

namespace Fsm.Chat.Client.Commands;

/// <summary>One command: all that is known of it. How it is described is in the texts, under its word.</summary>
/// <param name="Word">The word that is typed, in every language.</param>
/// <param name="Fewest">Fewest arguments.</param>
/// <param name="Most">Most arguments.</param>
public sealed record ClientCommand(string Word, int Fewest, int Most)
{
    /// <summary>As many arguments as one likes.</summary>
    internal const int Many = int.MaxValue;

    /// <summary>What it fires on the current server's User machine, which so decides whether it is possible now; null when it is always possible.</summary>
    public UserTrigger? Trigger { get; init; }

    /// <summary>What it fires on the prompt's machine, for a command that answers what is asked there; null for any other.</summary>
    public PromptTrigger? Answers { get; init; }

    /// <summary>What the arguments can be, in their order; the last stands for all that follow.</summary>
    internal IReadOnlyList<Expected> Expects { get; init; } = [];

    /// <summary>What an argument can be, where the words before it say that; null where its place does.</summary>
    internal Func<IReadOnlyCollection<string>, Expected>? ExpectsAfter { get; init; }

    /// <summary>Whether the last argument is all the rest of the line, as it is.</summary>
    public bool TakesText { get; init; }

    /// <summary>Whether it means something else when plain lines go to somebody else.</summary>
    internal bool IsForTarget { get; init; }

    /// <summary>What the next line waits for; null for nothing.</summary>
    internal AwaitedKinds? Awaits { get; init; }

    /// <summary>The place that it leads to, as far as that can be told before it is carried out; null for none.</summary>
    internal Func<CommandCall, LineTarget?>? LeadsTo { get; init; }

    /// <summary>Carries it out. Where nothing is said, it fires its trigger, and that is all.</summary>
    internal Action<CommandCall> Run { get; init; } = call => call.Ask(UserHappened.Nothing);

    /// <summary>How it is typed, in the language of whoever reads it.</summary>
    public string Syntax => Text("Arguments") is { } arguments ? $"{Word} {arguments}" : Word;

    /// <summary>What it does, in one line.</summary>
    public string Description => Text("Description") ?? "";

    /// <summary>The word as the names of its texts begin.</summary>
    public string Name => string.Concat(Word.Split('-').Select(part => $"{char.ToUpperInvariant(part[0])}{part[1..]}"));

    /// <summary>What the argument behind others can be.</summary>
    internal Expected ExpectedBehind(IReadOnlyCollection<string> words) => ExpectsAfter?.Invoke(words) ?? ExpectedAt(words.Count);

    /// <summary>What an argument can be.</summary>
    /// <param name="position">The argument's place, the first being 0.</param>
    internal Expected ExpectedAt(int position) =>
        position >= Most || Expects.Count == 0 ? Expected.Nothing
        : position < Expects.Count ? Expects[position]
        : Most == Many ? Expects[^1] : Expected.Nothing;

    private string? Text(string of) => ClientTexts.ResourceManager.GetString($"{Name}{of}", CultureInfo.CurrentUICulture);
}
