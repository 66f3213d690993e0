using Fsm.Chat.Client.Completion;

namespace Fsm.Chat.Tests.Client.Screen;

/// <summary>What is typed in a window goes where that window says, whatever is current in the client.</summary>
public sealed class AddressedLineTests
{
    private const string Server = ScreenWorld.Address;
    private ScreenWorld _world = null!;

    [SetUp]
    public void KnowBobAndCarol()
    {
        _world = new();
        _world.Message("hi");
        _world.Message("hi", from: "carol");
        _world.Screen.WantLine();
    }

    [Test]
    public void In_a_servers_window_a_line_is_a_command()
    {
        _world.Aim("bob");
        _world.TypeLine("users");
        Assert.That(_world.Lines.Select(line => (line.Text, line.MeantFor)), Is.EqualTo([("/users", (LineTarget?)null)]));
    }

    [Test]
    public void In_a_persons_window_a_line_is_for_them_and_for_nobody_else()
    {
        _world.Aim("bob");
        _world.Screen.Switch(windows => windows.ShowNumber(2));
        _world.TypeLine("hello");
        Assert.That(_world.Lines.Select(line => (line.Text, line.MeantFor?.Name)), Is.EqualTo([("hello", "bob")]));
    }

    [Test]
    public void Somebody_else_is_turned_to_first()
    {
        _world.Aim("bob");
        _world.Screen.Switch(windows => windows.ShowNumber(3));
        _world.TypeLine("hello");
        Assert.That(_world.Lines.Select(line => (line.Text, line.MeantFor?.Name)), Is.EqualTo([("/chat carol", null), ("hello", (string?)"carol")]));
    }

    [Test]
    public void Another_server_is_turned_to_first()
    {
        _world.Overview = ScreenWorld.Standing(address: "two:2");
        _world.Screen.Switch(windows => windows.ShowNumber(2));
        _world.TypeLine("/users");
        Assert.That(_world.Texts, Is.EqualTo([$"/server {Server}", "/users"]));
    }

    [Test]
    public void A_line_that_names_its_recipient_is_left_as_it_is()
    {
        var standing = ScreenWorld.Standing();
        var server = standing.Servers[0] with { Mode = TypingMode.NamedLines };
        _world.Overview = new([server], server, []);
        _world.TypeLine("bob>hello");
        _world.TypeLine("users");
        Assert.That(_world.Texts, Is.EqualTo(["bob>hello", "/users"]));
    }

    [Test]
    public void Lines_wait_until_they_are_wanted_and_keep_their_order()
    {
        var world = new ScreenWorld();
        world.TypeLine("one");
        world.TypeLine("two");
        Assert.That(world.Texts, Is.Empty);
        world.Screen.WantLine();
        Assert.That(world.Texts, Is.EqualTo(["/one", "/two"]));
    }

    [Test]
    public void Who_was_asked_for_by_name_is_shown_when_they_are_there()
    {
        _world.TypeLine("chat carol");
        _world.Aim("carol");
        _world.Show(new PromptEvent("carol") { Server = Server, Mode = TypingMode.Conversation });
        Assert.That(_world.Screen.Book.Windows.Current.Name, Is.EqualTo("carol"));
    }

    [Test]
    public void Who_looks_elsewhere_meanwhile_is_left_there()
    {
        _world.TypeLine("chat carol");
        _world.Screen.Switch(windows => windows.ShowNumber(2));
        _world.Aim("carol");
        _world.Show(new PromptEvent("carol") { Server = Server, Mode = TypingMode.Conversation });
        Assert.That(_world.Screen.Book.Windows.Current.Name, Is.EqualTo("bob"));
    }

    [Test]
    public void In_a_servers_window_tab_completes_commands_without_a_slash()
    {
        _world.Found = new(0, 3, [new("/users ", "users", CandidateKind.Command)]);
        _world.Type("us");
        _world.Screen.Completion.Press();
        Assert.That((_world.Editor.Text, _world.Editor.Caret), Is.EqualTo(("users ", 6)));
    }

    [Test]
    public void Tab_adds_what_is_common_and_then_goes_through_the_choices()
    {
        _world.Screen.Switch(windows => windows.ShowNumber(2));
        _world.Found = new(6, 1, [new("carl ", "carl", CandidateKind.Person), new("carol ", "carol", CandidateKind.Person)]);
        _world.Type("/chat c");
        _world.Screen.Completion.Press();
        Assert.That(_world.Editor.Text, Is.EqualTo("/chat car"));
        Assert.That(_world.Rows[^2], Is.EqualTo(" carl  carol"));
        _world.Screen.Completion.Press();
        Assert.That(_world.Editor.Text, Is.EqualTo("/chat carl "));
        _world.Screen.Completion.Press();
        Assert.That(_world.Editor.Text, Is.EqualTo("/chat carol "));
        _world.Type("x");
        Assert.That(_world.Rows[^2], Does.Not.Contain("carl"));
    }

    [Test]
    public void A_command_in_the_servers_window_does_not_lead_away_from_it()
    {
        _world.Aim("bob");
        _world.TypeLine("users");
        _world.Show(new PromptEvent("bob") { Server = Server, Mode = TypingMode.Conversation });
        Assert.That(_world.Screen.Book.Windows.Current.IsServer, Is.True);
        _world.Screen.WantLine();
        _world.TypeLine("chat bob");
        _world.Show(new PromptEvent("bob") { Server = Server, Mode = TypingMode.Conversation });
        Assert.That(_world.Screen.Book.Windows.Current.Name, Is.EqualTo("bob"), "it was asked for");
    }

    [Test]
    public void Chat2_leads_to_the_servers_window_whose_line_says_so()
    {
        _world.Aim("bob");
        _world.Screen.Switch(windows => windows.ShowNumber(2));
        _world.TypeLine("/chat2");
        var standing = ScreenWorld.Standing();
        var server = standing.Servers[0] with { Target = "chat2", Mode = TypingMode.NamedLines };
        _world.Overview = standing with { Servers = [server], Current = server };
        _world.Show(new PromptEvent("chat2") { Server = Server, Mode = TypingMode.NamedLines });
        Assert.That((_world.Screen.Book.Windows.Current.IsServer, _world.Compose().Label), Is.EqualTo((true, "chat2> ")));
    }
}
