using Fsm.Chat.Client.Completion;
using Fsm.Chat.Client.Events;
using Fsm.Chat.Client.Screen;
using Fsm.Chat.Client.Screen.Layout;
using Fsm.Chat.Client.Session;
using Fsm.Chat.Tests.Client.Screen;
using Fsm.Chat.Tests.Support;

namespace Fsm.Chat.Tests.Joined;

/// <summary>A person before the full screen of a real client core. What the client shows comes to the screen a moment later, as it does on a thread of its own.</summary>
internal sealed class ScreenPerson : IScreenClient
{
    private readonly JoinedClient _client;
    private readonly Queue<ClientEvent> _events = [];
    private int _wants;

    public ScreenPerson(JoinedWorld world, string name)
    {
        _client = world.Add(name);
        _client.Screen = this;
        Screen = new(this, Editor, RulesUnderTest.For(world.Limits), world.Time);
    }

    public JoinedClient Client => _client;

    public FakeEditor Editor { get; } = new();

    /// <summary>What stood in the line when the person began another: they have seen it.</summary>
    public List<string> Erased { get; } = [];

    public ScreenController Screen { get; }

    public ScreenRows Rows => Screen.Compose(120, 40);

    /// <summary>Types a line where the screen says that it goes.</summary>
    public void Enter(string line)
    {
        Erased.Add(Editor.Text);
        Editor.Set(line, line.Length);
        Screen.Composer.Enter();
    }

    public void Take(ClientEvent shown) => _events.Enqueue(shown);

    public void Want() => _wants++;

    public bool Move()
    {
        var moved = _wants > 0 || _events.Count > 0;
        for (; _wants > 0; _wants--)
            Screen.WantLine();
        for (var events = _events.Count; events > 0; events--)
            Screen.Note([_events.Dequeue()]);
        return moved;
    }

    ClientOverview IScreenClient.Overview() => _client.Client.Overview();

    CompletionResult IScreenClient.Complete(string line, int cursor, LineTarget place) => _client.Client.Complete(line, cursor, place);

    LineTarget? IScreenClient.LeadsTo(string line, LineTarget place) => _client.Client.LeadsTo(line, place);

    void IScreenClient.GivePassword(string? password) => _client.Client.PasswordRead(password);

    void IScreenClient.Read(string line, LineTarget place) => _client.Client.LineRead(line, place);
}
