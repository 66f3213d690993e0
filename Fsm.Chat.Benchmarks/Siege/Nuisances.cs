using System.Text;
using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Files;
using Fsm.Chat.Protocol.Messages.Groups;

namespace Fsm.Chat.Benchmarks.Siege;

/// <summary>Attacks by what a person asks for now and then, as often as the rate permits.</summary>
internal static class Nuisances
{
    private const int Of = 12;
    private const int EachSecond = 100;
    private const int LinksOfOne = 60;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Attack> All { get; } =
    [
        new("groups", "12 write into a group of theirs, and list all their groups", battle => battle.Crowd(Of, (client, i) => Gather(battle, client, i))),
        new("ignores", "12 ignore 100 names, take it back, and list them", battle => battle.Crowd(Of, (client, _) => Ignore(battle, client))),
        new("refusals", "12 ask for what is refused", battle => battle.Crowd(Of, (client, _) => AskInVain(battle, client))),
        new("declines", "12 offer each other files, and decline and cancel them", battle => battle.Crowd(Of, (client, _) => Decline(battle, client))),
        new("attachments", "500 a second attach to transfers that there are not", battle => battle.Repeat(500, () => Attach(battle))),
        new("halves", "60 begin a frame of 64 KiB and do not end it", BeginFrames),
    ];

    // Who of them makes the group is nobody's business: all others are refused that, and whoever is invited again is refused, too.
    private static void Gather(Battle battle, SiegeClient client, int number)
    {
        var group = "siege"u8.ToArray();
        if (number == 0)
            client.Say(new GroupRequest { Kind = GroupRequestKind.Create, Group = group });
        for (var i = 1; number == 0 && i <= Of; i++)
            client.Say(new GroupRequest { Kind = GroupRequestKind.Invite, Group = group, Person = Encoding.UTF8.GetBytes(battle.NameOf(i)) });
        battle.Repeat(EachSecond, () =>
        {
            client.Say(new GroupRequest { Kind = GroupRequestKind.Accept, Group = group });
            client.Say(new SendRequest { Peer = group, Text = "everybody listen"u8 });
            client.Say(new GroupRequest { Kind = GroupRequestKind.List, Group = [] });
            client.ReadWhatCame();
        });
    }

    private static void Ignore(Battle battle, SiegeClient client)
    {
        var asked = 0;
        battle.Repeat(EachSecond, () =>
        {
            var name = Encoding.UTF8.GetBytes($"nobody-{asked++ % 101}"); // one more than may be
            client.Say(new IgnoreRequest { Kind = IgnoreRequestKind.Ignore, Person = name });
            client.Say(new IgnoreRequest { Kind = IgnoreRequestKind.List, Person = [] });
            if (asked % 10 == 0)
                client.Say(new IgnoreRequest { Kind = IgnoreRequestKind.Unignore, Person = name });
            client.ReadWhatCame();
        });
    }

    private static void AskInVain(Battle battle, SiegeClient client)
    {
        battle.Repeat(EachSecond, () =>
        {
            client.Say(new ConversationMessage { Change = ConversationChange.Leave, Peer = "nobody"u8 });
            client.Say(new GroupRequest { Kind = GroupRequestKind.Decline, Group = "nothing"u8 });
            client.Say(new SendRequest { Peer = "nobody"u8, Text = "hello"u8 });
            client.ReadWhatCame();
        });
    }

    private static void Decline(Battle battle, SiegeClient client)
    {
        battle.Repeat(EachSecond / 2, () =>
        {
            client.Say(new FileOffer { Destination = Encoding.UTF8.GetBytes(battle.NameOf(1 + Random.Shared.Next(Of))), Length = 1, Name = "plan.txt"u8 });
            while (client.ReadNext() is { } frame)
            {
                if (frame.Action == FrameAction.FileTransfer && FileOffered.TryRead(frame.Body, out var offered))
                    client.Say(new FileStatement { Kind = Random.Shared.Next(2) == 0 ? FileRequestKind.Decline : FileRequestKind.Cancel, Transfer = offered.Transfer });
            }
        });
    }

    private static void Attach(Battle battle)
    {
        using var link = battle.DialShortly();
        link.Say(new FileAttachment { Transfer = (ulong)Random.Shared.NextInt64(), Token = new byte[16] });
    }

    private static void BeginFrames(Battle battle)
    {
        var links = new List<SiegeClient>();
        battle.Repeat(LinksOfOne / 4, () =>
        {
            if (links.Count == LinksOfOne)
            {
                links[0].Dispose();
                links.RemoveAt(0);
            }

            var client = battle.DialShortly();
            links.Add(client);
            if (client.LogIn(battle.NewName()))
                client.Send(client.Frame(new FileData { Bytes = new byte[64 * 1024 - 2] }).AsSpan(0, 48 * 1024));
        });
        links.ForEach(link => link.Dispose());
    }
}
