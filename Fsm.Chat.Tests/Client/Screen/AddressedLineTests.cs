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
        Assert.That(_world.Lines, Is.EqualTo([("/users", new LineTarget(Server, ""))]));
    }

    [Test]
    public void In_a_persons_window_a_line_is_for_them_and_for_nobody_else()
    {
        _world.Aim("bob");
        _world.Screen.Switch(windows => windows.ShowNumber(2));
        _world.TypeLine("hello");
        Assert.That(_world.Lines, Is.EqualTo([("hello", new LineTarget(Server, "bob") { IsNamed = true })]));
    }

    [Test]
    public void A_text_for_somebody_else_waits_for_nothing()
    {
        _world.Aim("bob");
        _world.Screen.Switch(windows => windows.ShowNumber(3));
        _world.TypeLine("hello");
        Assert.That(_world.Lines, Is.EqualTo([("hello", new LineTarget(Server, "carol") { IsNamed = true })]));
    }

    [Test]
    public void Whom_one_leaves_is_turned_to_first()
    {
        _world.Aim("bob");
        _world.Screen.Switch(windows => windows.ShowNumber(3));
        _world.TypeLine("quit");
        Assert.That(_world.Lines, Is.EqualTo([("/chat carol", new LineTarget(Server, "")), ("quit", new LineTarget(Server, "carol"))]));
    }

    [Test]
    public void Who_cannot_be_turned_to_is_not_left()
    {
        _world.Aim("bob").Nobodies.Add("carol");
        _world.Screen.Switch(windows => windows.ShowNumber(3));
        _world.TypeLine("quit");
        Assert.That((_world.Texts, _world.Editor.Text), Is.EqualTo((new[] { "/chat carol" }, "")));
        Assert.That(_world.Screen.Book.Windows.Current.Lines[^1].Text, Is.EqualTo("not sent: quit"));
    }

    [Test]
    public void A_text_that_is_not_taken_stands_in_the_line_again()
    {
        _world.Aim("bob").Waits = true;
        _world.Screen.Switch(windows => windows.ShowNumber(2));
        _world.TypeLine("too long");
        _world.Settle(new ErrorEvent(Server, "text_too_long", "that is too long", ""));
        Assert.That(_world.Editor.Text, Is.EqualTo("too long"));
        _world.Enter();
        _world.Settle(new SentEvent(Server, "1", "bob", "too long", "queued"));
        Assert.That(_world.Editor.Text, Is.Empty);
    }

    [Test]
    public void A_refused_command_stays_among_what_was_typed_and_the_next_line_stands_alone()
    {
        _world.Waits = true;
        _world.TypeLine("/me waves");
        _world.Settle(new ErrorEvent(Server, "no_target", "you are in no conversation", ""));
        Assert.That(_world.Rows, Has.Some.Contain("not sent: /me waves"));
        _world.TypeLine("/names");
        Assert.That(_world.Texts, Is.EqualTo(["/me waves", "/names"]));
    }

    [Test]
    public void Several_lines_that_are_no_message_come_back()
    {
        _world.Waits = true;
        _world.Screen.Composer.Paste("/users\nfoo");
        _world.Enter();
        _world.Settle(new ErrorEvent(Server, "several_lines", "a command has one line", ""));
        Assert.That(_world.Editor.Text, Is.EqualTo("/users\nfoo"));
    }

    [Test]
    public void A_command_says_in_which_servers_window_it_was_typed()
    {
        _world.Overview = ScreenWorld.Standing(address: "two:2");
        _world.Screen.Switch(windows => windows.ShowNumber(2));
        _world.TypeLine("/users");
        Assert.That(_world.Lines, Is.EqualTo([("/users", new LineTarget(Server, "bob"))]));
    }

    [Test]
    public void A_line_that_names_its_recipient_is_left_as_it_is()
    {
        var standing = ScreenWorld.Standing();
        var server = standing.Servers[0] with { Mode = TypingMode.NamedLines };
        _world.Overview = new([server], server, []);
        _world.TypeLine("bob>hello");
        _world.TypeLine("users");
        _world.TypeLine("no recipient");
        Assert.That(_world.Texts, Is.EqualTo(["bob>hello", "/users", "no recipient"]));
    }

    [Test]
    public void A_text_after_chat2_that_names_nobody_comes_back()
    {
        var server = ScreenWorld.Standing().Servers[0] with { Mode = TypingMode.NamedLines, Target = "chat2" };
        (_world.Overview, _world.Waits) = (new([server], server, []), true);
        _world.TypeLine("no recipient");
        _world.Settle(new ErrorEvent(Server, "no_recipient", "no recipient", ""));
        Assert.That(_world.Editor.Text, Is.EqualTo("no recipient"));
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
    public void Who_is_asked_for_by_name_is_shown_at_once_and_gets_what_is_typed_next()
    {
        _world.Waits = true;
        _world.Leads["/chat carol"] = new(Server, "carol");
        _world.TypeLine("chat carol");
        Assert.That((_world.Screen.Book.Windows.Current.Name, _world.Compose().Label), Is.EqualTo(("carol", "carol> ")));
        _world.TypeLine("hello");
        Assert.That(_world.Texts, Is.EqualTo(["/chat carol"]), "the line waits");
        _world.Settle();
        Assert.That(_world.Lines[1..], Is.EqualTo([("hello", new LineTarget(Server, "carol") { IsNamed = true })]));
    }

    [Test]
    public void A_name_that_nobody_has_leaves_no_window_and_what_was_typed_there_is_not_lost()
    {
        _world.Waits = true;
        _world.Leads["/chat nobody"] = new(Server, "nobody");
        _world.Nobodies.Add("nobody");
        _world.TypeLine("chat nobody");
        _world.TypeLine("hello");
        _world.Type("and");
        _world.Settle(new ErrorEvent(Server, "unknown_recipient", "there is no nobody", ""));
        Assert.That(_world.Screen.Book.Windows.All.Select(window => window.Name), Is.EqualTo(["", "bob", "carol"]));
        Assert.That(_world.Rows, Has.Some.Contain("! unknown_recipient").And.Some.Contain("not sent: hello"));
        Assert.That((_world.Texts, _world.Editor.Text), Is.EqualTo((new[] { "/chat nobody" }, "/say and")));
        _world.Screen.Recall(isOlder: true);
        Assert.That(_world.Editor.Text, Is.EqualTo("hello"));
    }

    [Test]
    public void What_is_typed_while_a_name_is_refused_stays_whole_and_never_gets_to_whom_one_looked_at_before()
    {
        _world.Waits = true;
        _world.Leads["/chat nobody"] = new(Server, "nobody");
        _world.Nobodies.Add("nobody");
        _world.Screen.Switch(windows => windows.ShowNumber(2));
        _world.TypeLine("/chat nobody");
        _world.Type("us");
        _world.Settle(new ErrorEvent(Server, "unknown_recipient", "there is no nobody", ""));
        Assert.That((_world.Screen.Book.Windows.Current.IsServer, _world.Compose().Label), Is.EqualTo((true, "> ")));
        Assert.That(_world.Rows, Has.Some.Contain("! unknown_recipient"));
        _world.TypeLine("ers");
        Assert.That(_world.Lines[1..], Is.EqualTo([("/say users", new LineTarget(Server, ""))]), "and is no command there");
    }

    [Test]
    public void What_is_said_while_a_name_is_asked_for_is_seen_to_wait()
    {
        _world.Waits = true;
        _world.Leads["/chat carol"] = new(Server, "carol");
        _world.TypeLine("chat carol");
        _world.TypeLine("hello");
        _world.TypeLine("/users");
        Assert.That(_world.Rows[^3..^1].Select(row => row[21..]), Is.EqualTo(["12:00 carol: hi", "12:00 me: hello …"]), "at the bottom, and nothing that is no text");
        _world.Screen.Switch(windows => windows.ShowNumber(2));
        Assert.That(_world.Rows, Has.None.Contain("hello"), "in its window only");
        _world.Screen.Switch(windows => windows.ShowNumber(3));
        _world.Settle(new ConversationEvent(Server, "carol", "open", null, "in conversation with carol"));
        _world.Settle(new SentEvent(Server, "1", "carol", "hello", "queued"));
        Assert.That(_world.Rows.Count(row => row.EndsWith("12:00 me: hello …", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public void Who_is_asked_for_by_port_gets_their_name_when_they_are_there()
    {
        _world.Waits = true;
        _world.Leads["/chat 50001"] = new(Server, "50001");
        _world.TypeLine("chat 50001");
        _world.TypeLine("hello");
        _world.Aim("dave");
        _world.Settle(new ConversationEvent(Server, "dave", "open", null, "you are talking to dave"));
        Assert.That((_world.Screen.Book.Windows.Current.Name, _world.Lines[^1]), Is.EqualTo(("dave", ("hello", new LineTarget(Server, "dave") { IsNamed = true }))));
    }

    [Test]
    public void Who_has_a_window_under_their_name_is_shown_there_when_they_were_asked_for_by_port()
    {
        _world.Waits = true;
        _world.Leads["/chat 50001"] = new(Server, "50001");
        _world.TypeLine("chat 50001");
        _world.Type("half a li");
        _world.Aim("bob");
        _world.Settle(new ConversationEvent(Server, "bob", "open", null, "you are talking to bob"));
        Assert.That(_world.Screen.Book.Windows.All.Select(window => window.Name), Is.EqualTo(["", "bob", "carol"]));
        Assert.That((_world.Screen.Book.Windows.Current.Name, _world.Editor.Text), Is.EqualTo(("bob", "half a li")));
    }

    [Test]
    public void What_comes_of_a_command_is_shown_where_it_was_typed_and_marked_when_one_has_left()
    {
        _world.Waits = true;
        _world.TypeLine("file cake.jpg bob");
        _world.Screen.Switch(windows => windows.ShowNumber(3));
        _world.Settle(new TransferEvent(Server, "1", "cake.jpg", "bob", true, "offered", 0, 10, 0) { Text = "transfer 1: offered" });
        Assert.That(_world.Screen.Book.Windows.All.Select(window => (window.Name, window.HasNews)), Is.EqualTo([("", true), ("bob", false), ("carol", false)]));
        _world.Show(new TransferEvent(Server, "1", "cake.jpg", "bob", true, "completed", 10, 10, 0) { Text = "transfer 1: completed" });
        Assert.That(_world.Rows[0], Does.EndWith("[127.0.0.1 +, bob 1]"), "bob has written too");
    }

    [Test]
    public void What_comes_of_an_offer_stays_where_it_was_made()
    {
        _world.Waits = true;
        _world.TypeLine("file cake.jpg bob");
        _world.Settle(new TransferEvent(Server, "1", "cake.jpg", "bob", true, "offered", 0, 10, 0) { Text = "transfer 1: offered" });
        _world.Show(new TransferEvent(Server, "1", "cake.jpg", "bob", true, "completed", 10, 10, 0) { Text = "transfer 1: completed" });
        Assert.That(_world.Screen.Book.Windows.Current.Lines.Select(line => line.Text), Is.SupersetOf(new[] { "transfer 1: offered", "transfer 1: completed" }));
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
    public void The_status_says_where_the_line_goes_and_nothing_else()
    {
        _world.Aim("bob");
        Assert.That((_world.Compose().Label, _world.Rows[^1]), Is.EqualTo(("> ", " alice@127.0.0.1:7400 │ Chatting │ link good")));
        _world.Screen.Switch(windows => windows.ShowNumber(3));
        Assert.That((_world.Compose().Label, _world.Rows[^1]), Is.EqualTo(("carol> ", " alice@127.0.0.1:7400 │ Chatting → carol │ link good")));
    }

    [Test]
    public void Chat2_leads_to_the_servers_window_whose_line_says_so()
    {
        _world.Aim("bob");
        _world.Screen.Switch(windows => windows.ShowNumber(2));
        _world.Leads["/chat2"] = new(Server, "");
        _world.TypeLine("/chat2");
        var standing = ScreenWorld.Standing();
        var server = standing.Servers[0] with { Mode = TypingMode.NamedLines };
        _world.Overview = standing with { Servers = [server], Current = server };
        Assert.That((_world.Screen.Book.Windows.Current.IsServer, _world.Compose().Label), Is.EqualTo((true, "chat2> ")));
        _world.TypeLine("bob>hello");
        Assert.That(_world.Lines[^1], Is.EqualTo(("bob>hello", new LineTarget(Server, "chat2"))));
    }
}
