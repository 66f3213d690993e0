using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Protocol.Messages.Accounts;

namespace Fsm.Chat.Tests.Client;

/// <summary>Whose a name is, at the client: what is asked, what is shown, and what becomes of the session.</summary>
internal sealed class AccountTests : ReconnectingFixture
{
    private const Wishes Kept = Wishes.RosterNews | Wishes.Accounts;

    [Test]
    public void What_is_asked_about_the_name_is_asked_of_the_server_and_shown()
    {
        var world = Able();
        world.Line("register");
        Assert.That((Asked(world, out var request), world.LinesWanted), Is.EqualTo(("Register laptop", 0)), "the next line waits");
        world.Server.Say(new Confirmation(request, StatusCode.Ok));
        world.Line("register desk-2");
        Assert.That(Asked(world, out request), Is.EqualTo("Register desk-2"));
        world.Server.Say(new Confirmation(request, StatusCode.Ok));
        world.Line("keys");
        Assert.That(Asked(world, out request), Is.EqualTo("Keys "));
        world.Server.Say(new KeyListConfirmation { Request = request, Keys = [new("0a1b:2c3d", "laptop", 1, 2, true)] });
        world.Line("add-key");
        Assert.That(Asked(world, out request), Is.EqualTo("AddKey "));
        world.Server.Say(new KeyCodeConfirmation { Request = request, Code = "ABCDEFGH"u8 });
        world.Line("remove-key 0A1B");
        Assert.That(Asked(world, out request), Is.EqualTo("RemoveKey 0A1B"));
        world.Server.Say(new Confirmation(request, StatusCode.Ok));

        Assert.That(Shown(world), Is.EqualTo(
        [
            "registered: alice is your name here from now on: only who has the key of this client (laptop) gets it",
            "registered: alice is your name here from now on: only who has the key of this client (desk-2) gets it",
            "listed: keys that prove alice:",
            "code: on the other device, within ten minutes and once: fsmchat-client --server 127.0.0.1:7400 --name alice --code ABCD-EFGH",
            "removed: the key 0A1B does not prove alice any more",
        ]));
        Assert.That((world.All<AccountEvent>().Last(shown => shown.Keys is not null).Keys!.Single().Label, world.LinesWanted), Is.EqualTo(("laptop", 1)));
    }

    [Test]
    public void A_code_that_has_another_form_is_shown_as_it_is()
    {
        var world = Able();
        world.Line("/add-key");
        Asked(world, out var request);
        world.Server.Say(new KeyCodeConfirmation { Request = request, Code = "12345"u8 });

        Assert.That(world.All<AccountEvent>().Single().Code, Is.EqualTo("12345"));
    }

    [TestCase("register", StatusCode.KeyMissing, "key_missing")]
    [TestCase("register", StatusCode.AlreadyRegistered, "already_registered")]
    [TestCase("register", StatusCode.RegistrationClosed, "registration_closed")]
    [TestCase("register", StatusCode.TooManyRegistrations, "too_many_registrations")]
    [TestCase("register", StatusCode.CannotStore, "cannot_store")]
    [TestCase("keys", StatusCode.NotRegistered, "not_registered")]
    [TestCase("add-key", StatusCode.TooManyKeys, "too_many_keys")]
    [TestCase("remove-key 0a", StatusCode.UnknownKey, "unknown_key")]
    [TestCase("remove-key 0a", StatusCode.LastKey, "last_key")]
    public void A_refusal_is_shown_with_what_can_be_done(string line, StatusCode status, string code)
    {
        var world = Able();
        world.Line(line);
        world.Server.Answer(FrameAction.Account, status);

        Assert.That(world.Errors(), Is.EqualTo([code]));
        Assert.That((world.All<ErrorEvent>().Single().Next.Length > 0, world.LinesWanted, Shown(world).Length), Is.EqualTo((true, 1, 0)));
    }

    [Test]
    public void A_server_where_names_are_nobodys_is_not_asked_and_the_person_is_told(
        [Values("register", "keys", "add-key", "remove-key 0a", "forget-me alice")] string line, [Values] bool chatting)
    {
        var world = chatting ? Chatting() : Connected();
        var state = world.State;
        world.Line($"/{line}");

        Assert.That((world.Errors().Single(), world.Server.Count(FrameAction.Account), world.State, world.LinesWanted), Is.EqualTo(("server_cannot", 0, state, 1)));
    }

    [TestCase("register my laptop")]
    [TestCase("register laptop!")]
    [TestCase("register josé")]
    [TestCase("register \"\"")]
    [TestCase("register 123456789012345678901234567890123")]
    [TestCase("remove-key")]
    [TestCase("forget-me")]
    [TestCase("forget-me bob")]
    public void What_is_not_meant_or_cannot_be_is_not_asked(string line)
    {
        var world = Able();
        world.Line(line);

        Assert.That((world.Errors().Single(), world.Server.Count(FrameAction.Account), world.LinesWanted), Is.EqualTo(("usage", 0, 1)));
        Assert.That(world.All<ErrorEvent>().Single().Next, Is.Not.Empty);
    }

    [TestCase("laptop", "laptop")]
    [TestCase("ana's Mac.local", "anasMac.local")]
    [TestCase("ordenador_de-2", "ordenador_de-2")]
    [TestCase("ñ", "device")]
    [TestCase("123456789012345678901234567890123", "12345678901234567890123456789012")]
    public void What_a_key_is_called_is_what_the_name_of_the_machine_leaves(string machine, string label) =>
        Assert.That((KeyLabel.Of(machine), KeyLabel.IsOne(label)), Is.EqualTo((label, true)));

    [TestCase(false)]
    [TestCase(true)]
    public void Whoever_wants_to_be_forgotten_is_told_disconnected_and_does_not_come_back(bool chatting)
    {
        var world = Able(interactive: false);
        if (chatting)
        {
            world.Line("chat bob");
            world.Server.ConfirmOpen();
        }

        world.Line("/forget-me ALICE");
        Assert.That(Asked(world, out var request), Is.EqualTo("Forget "));
        world.Server.Say(new Confirmation(request, StatusCode.Ok));
        world.Server.EndSession(CloseReason.Forgotten);
        Assert.That((Shown(world).Single(), world.State, world.Errors().Any()), Is.EqualTo(("forgotten: alice is forgotten here", "Disconnected", false)));
        Assert.That(Notices(world).Last(), Is.EqualTo("disconnected from 127.0.0.1:7400"));
        world.Advance(60);
        Assert.That(world.Links, Has.Count.EqualTo(1));
        world.Line("keys");
        Assert.That(world.Errors().Single(), Is.EqualTo(chatting ? "skipped" : "not_connected"), "what follows was meant for the conversation");
    }

    [Test]
    public void Who_is_forgotten_while_they_take_leave_has_taken_it()
    {
        var world = Able();
        world.Line("disconnect");
        world.Server.EndSession(CloseReason.Forgotten);

        Assert.That((world.State, world.Errors().Any(), Notices(world).Last()), Is.EqualTo(("Disconnected", false, "disconnected from 127.0.0.1:7400")));
    }

    [Test]
    public void A_server_that_forgets_whoever_it_has_not_let_in_is_lost()
    {
        var world = NewWorld();
        world.Start();
        world.Server.Open();
        world.Server.EndSession(CloseReason.Forgotten);

        Assert.That((world.State, world.Errors().Single()), Is.EqualTo(("Disconnected", "server_unreachable")));
    }

    [Test]
    public void One_that_forgets_whoever_comes_back_is_lost_for_good(
        [Values(CloseReason.Forgotten, CloseReason.HolderElsewhere)] CloseReason reason, [Values] bool interactive)
    {
        var world = Lost(isChatting: true, interactive);
        world.Advance(FirstWait);
        world.Server.Open();
        world.Server.EndSession(reason);

        Assert.That((world.State, string.Join(' ', world.Errors())), Is.EqualTo(("Disconnected", "server_unreachable server_unreachable")));
        world.Advance(60);
        Assert.That(world.Links, Has.Count.EqualTo(2));
        AssertSkips(world, interactive);
    }

    [Test]
    public void Whoever_has_come_in_elsewhere_does_not_come_back_by_itself_and_is_told_how_to([Values] bool chatting)
    {
        var world = Able(settle: options => options with { RetriesConnect = true });
        if (chatting)
        {
            world.Line("chat bob");
            world.Server.ConfirmOpen();
        }

        world.Server.EndSession(CloseReason.HolderElsewhere);
        world.Advance(60);

        Assert.That((world.State, world.Links.Count), Is.EqualTo(("Disconnected", 1)), "two clients must not push each other out for ever");
        var told = world.All<ErrorEvent>().Single();
        Assert.That((told.Text, told.Next), Is.EqualTo(("the connection to 127.0.0.1:7400 is over: you have come in under your name elsewhere", "connect comes back here, and ends it there")));
        world.Line("connect");
        Grant(world, Kept | Wishes.Holder);
        Assert.That(world.State, Is.EqualTo("Connected"));
    }

    [TestCase(Kept | Wishes.Holder, "holder", "name_yours")]
    [TestCase(Kept, "guest", "name_free")]
    [TestCase(Wishes.RosterNews, null, null)]
    public void Whoever_reads_along_is_told_once_whose_the_name_is(Wishes granted, string? account, string? notice)
    {
        var world = Able(granted, settle: options => options with { GivesHints = true });
        world.Server.EndSession(CloseReason.ServerStopping);
        world.Advance(FirstWait);
        Grant(world, granted);

        Assert.That(world.All<NoticeEvent>().Where(told => told.Code == "connected").Select(told => told.Account), Is.EqualTo([account, account]));
        Assert.That(world.All<NoticeEvent>().Select(told => told.Code).Where(code => code.StartsWith("name_", StringComparison.Ordinal)), Is.EqualTo(notice is null ? Array.Empty<string>() : [notice]));
    }

    [Test]
    public void A_program_is_told_in_one_field_and_with_no_hint([Values(Kept, Kept | Wishes.Holder)] Wishes granted)
    {
        var world = Able(granted);

        Assert.That(world.All<NoticeEvent>().Select(told => told.Code), Is.EqualTo(["connected"]));
    }

    [Test]
    public void Started_so_a_client_has_the_name_registered_once_it_is_let_in([Values] bool isTalking)
    {
        var world = Able(Wishes.RosterNews, settle: options => options with { Registers = true, GivesHints = true });
        Assert.That(world.Errors().Single(), Is.EqualTo("server_cannot"), "it was asked for");
        if (isTalking)
        {
            world.Line("chat bob");
            world.Server.ConfirmOpen();
        }

        world.Server.EndSession(CloseReason.ServerStopping);
        world.Advance(FirstWait);
        Grant(world, Kept);
        Assert.That(Asked(world, out var request), Is.EqualTo("Register laptop"));
        world.Server.Say(new Confirmation(request, StatusCode.Ok));
        Assert.That((Shown(world).Length, world.All<NoticeEvent>().Any(told => told.Code == "name_free")), Is.EqualTo((1, false)));
        world.Server.EndSession(CloseReason.ServerStopping);
        world.Advance(FirstWait);
        Grant(world, Kept | Wishes.Holder);
        Assert.That((world.Server.Count(FrameAction.Account), world.State), Is.EqualTo((0, isTalking ? "Chatting" : "Connected")));
        Assert.That(world.All<NoticeEvent>().Any(told => told.Code == "name_yours"), Is.False, "it was said already");
    }

    [Test]
    public void What_is_to_follow_waits_until_the_name_is_registered()
    {
        var world = Able(settle: options => options with { Registers = true });
        Assert.That((Asked(world, out var request), world.LinesWanted), Is.EqualTo(("Register laptop", 0)));
        world.Server.Say(new Confirmation(request, StatusCode.KeyMissing));

        Assert.That((world.Errors().Single(), world.LinesWanted), Is.EqualTo(("key_missing", 1)));
    }

    [Test]
    public void A_code_goes_to_the_first_server_alone_until_one_is_let_in()
    {
        var world = NewWorld(settle: options => Steady(options) with { KeyCode = "ABCD-EFGH"u8.ToArray(), KeyLabel = "laptop" });
        world.Start("one:1", "two:1");
        foreach (var server in world.Links)
            server.Open();
        Assert.That(world.Links.Select(Code), Is.EqualTo(["ABCD-EFGH laptop", ""]));
        world.Server.EndSession();
        world.Links[0].Answer(FrameAction.ConnectRequest, StatusCode.ServerFull);
        world.Line("connect one:1");
        world.Server.Open();
        Assert.That(Code(world.Server), Is.EqualTo("ABCD-EFGH laptop"), "it was not used");
        world.Server.Answer(FrameAction.ConnectRequest);

        Assert.That(world.Links, Has.Count.EqualTo(3));
    }

    [Test]
    public void A_code_that_was_used_is_not_sent_again()
    {
        var world = Able(Kept | Wishes.Holder, settle: options => options with { KeyCode = "ABCD-EFGH"u8.ToArray() });
        world.Server.EndSession(CloseReason.ServerStopping);
        world.Advance(FirstWait);
        world.Server.Open();

        Assert.That(Code(world.Server), Is.Empty);
    }

    [TestCase(StatusCode.NameRegistered, "connect 127.0.0.1:7400 NAME takes another one; if it is yours, start with --code CODE: add-key shows one where you are it")]
    [TestCase(StatusCode.CodeWrong, "ask for a new one where the name is yours: add-key shows it; then start with --code CODE")]
    public void Whoever_does_not_prove_a_name_is_told_what_to_do(StatusCode status, string next)
    {
        var world = NewWorld();
        world.Start();
        world.Server.Open();
        world.Server.Answer(FrameAction.ConnectRequest, status);

        Assert.That((world.State, world.Errors().Single(), world.All<ErrorEvent>().Single().Next), Is.EqualTo(("Disconnected", status.Code(), next)));
    }

    [Test]
    public void An_answer_that_cannot_be_read_ends_the_link([Values("keys", "add-key", "code of no text")] string what)
    {
        var world = Able();
        world.Line(what == "keys" ? "keys" : "add-key");
        Asked(world, out var request);
        if (what == "code of no text")
            world.Server.Say(new KeyCodeConfirmation { Request = request, Code = [0xff] });
        else
            world.Server.Say(new Confirmation(request, StatusCode.Ok));

        Assert.That(world.Journal.Select(step => step.Trigger), Has.Some.EqualTo("ViolationFound"));
        world.Client.LinkLost(world.Server.Link);
        world.Line("disconnect");
    }

    private ClientWorld Able(Wishes granted = Kept, bool interactive = true, Func<ClientOptions, ClientOptions>? settle = null)
    {
        var world = NewWorld(interactive, settle: options => (settle ?? (same => same))(Steady(options) with { KeyLabel = "laptop" }));
        world.Start();
        Grant(world, granted);
        return world;
    }

    private static void Grant(ClientWorld world, Wishes granted)
    {
        world.Server.Granted = granted;
        world.Server.Grant();
    }

    private static string[] Shown(ClientWorld world) => [.. world.All<AccountEvent>().Select(shown => $"{shown.Status}: {shown.Text}")];

    private static string Asked(ClientWorld world, out ulong number)
    {
        var frame = world.Server.Expect(FrameAction.Account);
        number = frame.Header.Sequence;
        Assert.That(AccountRequest.TryRead(frame.Body, out var request), Is.True);
        return $"{request.Kind} {Encoding.UTF8.GetString(request.Word)}";
    }

    private static string Code(ScriptedServer server)
    {
        Assert.That(ConnectRequest.TryRead(server.Peek(FrameAction.ConnectRequest).Body, out var request), Is.True);
        return $"{Encoding.ASCII.GetString(request.Code)} {Encoding.UTF8.GetString(request.KeyLabel)}".TrimEnd();
    }
}
