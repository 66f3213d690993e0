using Fsm.Chat.Client.Completion;
using Fsm.Chat.Client.Screen;
using Fsm.Chat.Client.Screen.Layout;
using Fsm.Chat.Client.Screen.Typing;
using Microsoft.Extensions.Time.Testing;

namespace Fsm.Chat.Tests.Client.Screen;

/// <summary>A screen without a terminal and without a client: events in, keys in, lines and rows out.</summary>
internal sealed class ScreenWorld : IScreenClient
{
    public const string Address = "127.0.0.1:7400";

    public ScreenWorld(ILineEditor? line = null)
    {
        Time = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
        Screen = new(this, line ?? Editor, RulesUnderTest.For(new Limits()), Time);
        Overview = Standing();
        Compose();
    }

    public FakeTimeProvider Time { get; }

    public FakeEditor Editor { get; } = new();

    public ScreenController Screen { get; }

    /// <summary>How things stand.</summary>
    public ClientOverview Overview { get; set; }

    /// <summary>What Tab finds.</summary>
    public CompletionResult Found { get; set; } = new(0, 0, []);

    /// <summary>Whether a test says when a line is carried out.</summary>
    public bool Waits { get; set; }

    /// <summary>What the client throws when it is given a line; null for nothing.</summary>
    public Exception? Planted { get; set; }

    /// <summary>The lines that the client was given, and where they were typed.</summary>
    public List<(string Text, LineTarget Place)> Lines { get; } = [];

    /// <summary>Names that nobody has: to chat with them is refused.</summary>
    public HashSet<string> Nobodies { get; } = [];

    /// <summary>Where commands lead to.</summary>
    public Dictionary<string, LineTarget> Leads { get; } = [];

    public IEnumerable<string> Texts => Lines.Select(line => line.Text);

    /// <summary>What the screen shows.</summary>
    public string[] Rows => [.. Compose().Rows.Select(row => row.Text.TrimEnd())];

    public static ClientOverview Standing(string target = "", string address = Address, params string[] users)
    {
        var server = new ServerOverview(address, "alice", target.Length > 0 ? UserState.Chatting : UserState.Connected, LinkState.Live, TimeSpan.Zero, 0, 0)
        {
            Target = target, Mode = target.Length > 0 ? TypingMode.Conversation : TypingMode.Commands, Users = users,
        };
        return new([server], server, []);
    }

    /// <summary>The client talks to somebody now.</summary>
    public ScreenWorld Aim(string target)
    {
        Overview = Standing(target);
        return this;
    }

    public string? Show(params ClientEvent[] events) => Screen.Note(events);

    public string? Message(string text, string from = "bob", string? group = null) => Show(new MessageEvent(Address, "1", from, "alice", text) { Group = group });

    /// <summary>A person types, Enter at each line end.</summary>
    public void Type(string text)
    {
        foreach (var character in text)
        {
            if (character == '\n')
                Enter();
            else
                Screen.Composer.Type($"{character}");
        }
    }

    public void Enter() => Screen.Composer.Enter();

    public void TypeLine(string text)
    {
        Type(text);
        Enter();
    }

    /// <summary>What the client was given as passwords.</summary>
    public List<string?> Passwords { get; } = [];

    void IScreenClient.GivePassword(string? password) => Passwords.Add(password);

    ClientOverview IScreenClient.Overview() => Overview;

    CompletionResult IScreenClient.Complete(string line, int cursor, LineTarget place) => Found;

    LineTarget? IScreenClient.LeadsTo(string line, LineTarget place) => Leads.GetValueOrDefault(line);

    void IScreenClient.Read(string line, LineTarget place)
    {
        if (Planted is { } planted)
            throw planted;
        Lines.Add((line, place));
        if (line.StartsWith("/chat ", StringComparison.Ordinal) && !Nobodies.Contains(line[6..]))
            Aim(line[6..]);
        Show(new PromptEvent((string?)null));
        if (!Waits)
            Settle(new SentEvent(place.Server, "", place.Name, "", "queued")); // whatever it said is taken
    }

    /// <summary>The line that was given last is carried out, and the next is wanted.</summary>
    public void Settle(params ClientEvent[] outcome)
    {
        var server = Overview.Current;
        Show([.. outcome, new PromptEvent(server?.Target ?? "") { Server = server?.Address, Mode = server?.Mode ?? TypingMode.Commands }]);
        Screen.WantLine();
    }

    public ScreenRows Compose() => Screen.Compose(Size.Width, Size.Height);

    /// <summary>The size of the terminal.</summary>
    public (int Width, int Height) Size { get; set; } = (60, 16);
}
