using System.Text;
using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Files;
using Fsm.Chat.Protocol.Messages.Groups;

namespace Fsm.Chat.Benchmarks.Siege;

/// <summary>One way to do harm.</summary>
/// <param name="Name">Its name.</param>
/// <param name="What">What the attackers do.</param>
/// <param name="Run">Does it until it is over.</param>
internal sealed record Attack(string Name, string What, Action<Battle> Run);

/// <summary>All of them.</summary>
internal static class Attacks
{
    private const int EachSecond = 100; // of two or three frames: more than a session may say for long
    private static readonly byte[] _listener = Encoding.UTF8.GetBytes(Bystanders.Listener);

    /// <summary>All of them, each of which ends by itself.</summary>
    public static IReadOnlyList<Attack> All { get; } =
    [
        new("nothing", "nobody does anything", battle => battle.Repeat(1, () => { })),
        new("connects", "1 500 a second connect and close", battle => battle.Repeat(1500, () => Connect(battle, lists: 0))),
        new("lists", "40 a second connect, ask for 22 user lists, read none and close", battle => battle.Repeat(40, () => Connect(battle, lists: 22))),
        new("searches", "20 ask for users by prefix and by port", battle => battle.Crowd(20, (client, _) => Search(battle, client))),
        new("conversations", "12 open and leave the conversation with one person", battle => battle.Crowd(12, (client, _) => Converse(battle, client))),
        new("invitations", "12 invite one person into 50 groups each, and offer them 100 files each", battle => battle.Crowd(12, (client, i) => Invite(battle, client, i))),
        new("bursts", "12 write to one person, and to each other, who reads nothing", battle => battle.Crowd(12, (client, _) => Burst(battle, client))),
        new("pongs", "12 send pongs, pings and acknowledgements, and read nothing", battle => battle.Crowd(12, (client, _) => Pong(battle, client))),
        new("names", "500 a second take a name and keep it", TakeNames),
        new("resumes", "12 resume their own session again and again", battle => battle.Crowd(12, (client, _) => Resume(battle, client))),
        new("files", "12 send files to each other that nobody reads", battle => battle.Crowd(12, (client, i) => new StallingFile(battle, client, i).Run())),
        .. Nuisances.All,
        new("drops", "500 in 50 shared groups drop at once, and do not come back", battle => CrowdOfGroups.Run(battle, people => people.ForEach(person => person.Drop()))),
        new("departures", "500 in 50 shared groups leave one after the other", battle => CrowdOfGroups.Run(battle, people => people.ForEach(CrowdOfGroups.Leave))),
    ];

    private static void Connect(Battle battle, int lists)
    {
        using var client = battle.Dial();
        client.Say(new ConnectRequest { Name = Encoding.UTF8.GetBytes(battle.NewName()) });
        for (var i = 0; i < lists; i++)
            client.Say(new UserListRequest { Prefix = [] });
    }

    private static void Search(Battle battle, SiegeClient client)
    {
        battle.Repeat(EachSecond, () =>
        {
            client.Say(new UserListRequest { Prefix = "a"u8 });
            client.Say(new ConversationMessage { Change = ConversationChange.Open, Peer = [] }, port: 1);
            client.ReadWhatCame();
        });
    }

    private static void Converse(Battle battle, SiegeClient client)
    {
        battle.Repeat(EachSecond, () =>
        {
            client.Say(new ConversationMessage { Change = ConversationChange.Open, Peer = _listener });
            client.Say(new ConversationMessage { Change = ConversationChange.Leave, Peer = _listener });
            client.ReadWhatCame();
        });
    }

    private static void Invite(Battle battle, SiegeClient client, int number)
    {
        var asked = 0;
        battle.Repeat(EachSecond, () =>
        {
            var group = Encoding.UTF8.GetBytes($"group-{number}-{asked++ % 50}");
            client.Say(new GroupRequest { Kind = GroupRequestKind.Create, Group = group });
            client.Say(new GroupRequest { Kind = GroupRequestKind.Invite, Group = group, Person = _listener });
            client.Say(new FileOffer { Destination = _listener, Length = 1, Name = "plan.txt"u8 });
            client.ReadWhatCame();
        });
    }

    private static void Burst(Battle battle, SiegeClient client)
    {
        var text = new byte[1000];
        Array.Fill(text, (byte)'x');
        battle.Repeat(EachSecond, () =>
        {
            client.Say(new SendRequest { Peer = _listener, Text = text });
            client.Say(new SendRequest { Peer = Encoding.UTF8.GetBytes(battle.NameOf(1)), Text = text });
        });
    }

    // Their numbers do not count, so they are made once, and many are sent at once: the runner has to leave the machine to the server.
    private static void Pong(Battle battle, SiegeClient client)
    {
        var many = new MemoryStream();
        for (var i = 0; i < 300; i++)
        {
            many.Write(client.Frame(new BareMessage(FrameAction.Pong)));
            many.Write(client.Frame(new BareMessage(FrameAction.Ping)));
            many.Write(client.Frame(new BareMessage(FrameAction.Acknowledge)));
        }

        while (battle.GoesOn)
            client.Send(many.ToArray());
    }

    private static void TakeNames(Battle battle)
    {
        var kept = new List<SiegeClient>();
        battle.Repeat(500, () =>
        {
            var client = battle.Dial();
            kept.Add(client);
            client.Say(new ConnectRequest { Name = Encoding.UTF8.GetBytes(battle.NewName()) });
        });
        kept.ForEach(client => client.Dispose());
    }

    private static void Resume(Battle battle, SiegeClient session)
    {
        while (battle.GoesOn)
        {
            using var link = battle.DialShortly();
            link.Resume("again", session);
            link.Await(FrameAction.UserList);
        }
    }
}
