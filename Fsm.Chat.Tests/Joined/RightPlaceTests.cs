using Fsm.Chat.Client.Facts;

namespace Fsm.Chat.Tests.Joined;

/// <summary>
/// With people of the same names on three servers, whatever is typed and whatever arrives between: a text gets to the person whom the status line and the prompt named when Enter
/// was pressed, or to nobody, and then it is to be seen.
/// </summary>
public sealed class RightPlaceTests : JoinedFixture
{
    private static readonly string[] Servers = ["one:1", "two:2", "three:3"];
    private static readonly string[] People = ["bob", "carla"];

    [Test]
    public void Line_goes_to_the_person_of_the_server_that_one_has_just_connected_to()
    {
        var (screen, others) = Begin("one:1");
        screen.Enter("/connect two:2");
        screen.Enter("/chat carla");
        screen.Enter("hello");
        World.Run();
        Assert.That(others.Where(other => other.Person.Texts.Any()).Select(other => $"{other.Person.Name} {other.Server}"), Is.EqualTo(["carla two:2"]));
    }

    [Test]
    public void Every_text_gets_to_whom_the_screen_named([Range(1, 12)] int seed)
    {
        var random = new Random(seed);
        var (screen, others) = Begin(Servers[..random.Next(1, 3)]);
        var sent = new Dictionary<string, string>();
        for (var step = 0; step < 120; step++)
        {
            var place = Place(screen);
            var text = $"text{step}.";
            switch (random.Next(14))
            {
                case < 5:
                    sent[text] = place is ("chat2", _) ? "" : $"{place.Name} {place.Server}";
                    screen.Enter(text);
                    break;
                case 5:
                    screen.Enter($"/connect {Pick(random, Servers)}");
                    break;
                case 6 or 7:
                    screen.Enter($"/chat {Pick(random, [.. People, "nobody"])}");
                    break;
                case 8:
                    screen.Enter(Pick(random, ["/server 1", "/server 2", "/server 9", "quit", "/quit", "/chat2", "/users", "/disconnect", "/chat 50003", "/chat 50005", "/close", "/close carla", "/window 3", "/window bob"]));
                    break;
                case 9:
                    var named = Pick(random, People);
                    sent[text] = place.Name == "chat2" ? $"{named} {place.Server}" : $"{place.Name} {place.Server}";
                    screen.Enter($"{named}>{text}");
                    break;
                case 10:
                    var told = Pick(random, People);
                    sent[text] = $"{told} {place.Server}";
                    screen.Enter($"/msg {told} {text}");
                    break;
                case 11:
                    sent[text] = place.Name is "chat2" ? "" : $"{place.Name} {place.Server}";
                    screen.Enter($"/me {text}");
                    break;
                case 12:
                    screen.Screen.Switch(windows => windows.Move(random.Next(1, 9)));
                    break;
                default:
                    others[random.Next(others.Count)].Person.Type("chat ana", "hi", "quit");
                    break;
            }

            World.Move(random.Next(4));
        }

        World.Pass(20);
        foreach (var (text, whom) in sent)
        {
            var got = others.Where(other => other.Person.Texts.Any(line => line.Contains(text, StringComparison.Ordinal))).Select(other => $"{other.Person.Name} {other.Server}").ToList();
            Assert.That(got, Is.Empty.Or.EqualTo((string[])[whom]), text);
            if (got.Count == 0)
                Assert.That(Sees(screen, text), $"{text} for {whom} is to be seen: {string.Join('\n', screen.Screen.Book.Windows.All.SelectMany(w => w.Lines.Select(l => $"{w.Server} {w.Name} {l.Sender} {l.Text} {l.Mark}")))}");
        }
    }

    private (ScreenPerson Screen, List<(JoinedClient Person, string Server)> Others) Begin(params string[] servers)
    {
        var others = new List<(JoinedClient, string)>();
        foreach (var server in Servers)
        {
            World.AddServer(server);
            foreach (var name in People)
            {
                var person = World.Add(name);
                person.Client.Start(ServerEndpoint.Parse(server)!);
                others.Add((person, server));
            }
        }

        World.Run();
        var screen = new ScreenPerson(World, "ana");
        screen.Client.Client.Start([.. servers.Select(server => ServerEndpoint.Parse(server)!)]);
        World.Run();
        return (screen, others);
    }

    // As somebody reads it off the screen, which must not say two things at once.
    private static (string Name, string Server) Place(ScreenPerson screen)
    {
        var rows = screen.Rows;
        var (prompt, status, title) = (rows.Label[..^2].Split('@'), rows.Rows[^1].Text.Trim().Split(" │ "), rows.Rows[0].Text.Trim().Split(' ')[1].Split('@'));
        var (name, server) = (prompt[0], status[0].Split('@')[^1]);
        Assert.That(status[1].Split(" → ").ElementAtOrDefault(1) ?? "", Is.EqualTo(name));
        Assert.That(name is "" or "chat2" ? server : name, Is.EqualTo(title[0]));
        foreach (var said in (string[][])[prompt, title])
            Assert.That(server, Does.StartWith(said.ElementAtOrDefault(1) ?? ""), "where it is said of which server they are, it is this one");
        return (name, server);
    }

    private static bool Sees(ScreenPerson screen, string text) => screen.Screen.Book.Windows.All
        .SelectMany(window => window.Lines.Select(line => line.Text).Append(window.Draft))
        .Concat(screen.Erased).Append(screen.Editor.Text)
        .Any(seen => seen.Contains(text, StringComparison.Ordinal));

    private static string Pick(Random random, string[] of) => of[random.Next(of.Length)];
}
