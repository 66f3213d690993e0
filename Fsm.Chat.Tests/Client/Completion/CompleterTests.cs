using Fsm.Chat.Client.Commands;
using Fsm.Chat.Client.Completion;

namespace Fsm.Chat.Tests.Client.Completion;

/// <summary>A typed line goes on with what is possible, and with nothing else.</summary>
internal sealed class CompleterTests
{
    private static readonly Possible Everything = new()
    {
        Commands = CommandTable.All,
        HasTarget = true,
        People = ["Bobby", "bob", "carol"],
        Ignored = ["bill", "nobody"],
        Groups = ["bakers", "team"],
        Members = new Dictionary<string, IReadOnlyList<string>>(UserName.Comparer) { ["bakers"] = ["carol", "dave"] },
        Requests = ["3", "team2"],
        Cancellable = ["3", "7"],
        Resumable = ["5"],
        Servers = ["one:1", "two:2"],
        Connectable = ["two:2"],
        Disconnectable = ["one:1"],
    };

    [TestCase("us", "users ")]
    [TestCase("/us", "users ")]
    [TestCase("US", "users ")]
    [TestCase("serv", "servers", "server ")]
    [TestCase("nothing", TestName = "An_unknown_word_has_no_candidates")]
    [TestCase("chat ", "Bobby ", "bob ", "carol ", "bakers ", "team ")]
    [TestCase("chat B", "Bobby ", "bob ", "bakers ")]
    [TestCase("chat bob c", TestName = "Behind_the_last_argument_nothing_is_offered")]
    [TestCase("users c", "carol ")]
    [TestCase("ignore b", "Bobby ", "bob ")]
    [TestCase("unignore ", "bill ", "nobody ")]
    [TestCase("unignore bo", TestName = "Whoever_is_not_ignored_cannot_be_ignored_no_longer")]
    [TestCase("group ", TestName = "The_name_of_a_new_group_is_ones_own_to_find")]
    [TestCase("group new b", "Bobby ", "bob ")]
    [TestCase("group new bob c", "carol ")]
    [TestCase("invite ", "bakers ", "team ")]
    [TestCase("invite team BOB b", "Bobby ")]
    [TestCase("accept ", "3 ", "team2 ")]
    [TestCase("decline t", "team2 ")]
    [TestCase("leave t", "team ")]
    [TestCase("groups t", "team ")]
    [TestCase("file notes.txt ba", "bakers ")]
    [TestCase("file \"my notes.txt\" ba", "bakers ")]
    [TestCase("file notes.txt bakers b", "Bobby ", "bob ")]
    [TestCase("file a.txt t", "team ", "to ")]
    [TestCase("file a.txt b.txt to t", "team ")]
    [TestCase("cancel ", "3 ", "7 ")]
    [TestCase("resume ", "5 ")]
    [TestCase("server ", "one:1 ", "two:2 ")]
    [TestCase("connect ", "two:2 ")]
    [TestCase("connect two:2 b", TestName = "One_s_own_name_is_not_guessed")]
    [TestCase("disconnect ", "one:1 ")]
    [TestCase("quit ", TestName = "A_command_without_arguments_has_no_candidates_behind_it")]
    public void As_a_command(string line, params string[] candidates) => Assert.That(Texts(Everything, line), Is.EqualTo(candidates));

    [TestCase("/us", "users ")]
    [TestCase("us", TestName = "A_message_is_no_command")]
    [TestCase("B", "bob: ")]
    [TestCase("", "bob: ")]
    [TestCase("c", TestName = "Nobody_is_called_who_is_not_there")]
    [TestCase("hello ", TestName = "Behind_a_word_of_a_message_nothing_is_offered")]
    [TestCase("hello ca", "carol ")]
    [TestCase("hello\nca", "carol ")]
    [TestCase("hello (ca", "carol ")]
    [TestCase("hello @CA", "carol ")]
    [TestCase("hello \U0001F600ca", TestName = "What_stands_behind_an_emoji_is_no_name")]
    [TestCase("//et", TestName = "A_text_that_begins_with_a_slash_is_no_command")]
    [TestCase("// bob", "bob ", "Bobby ")]
    [TestCase("/say b", "bob: ")]
    [TestCase("/chat ", "Bobby ", "bob ", "carol ", "bakers ", "team ")]
    public void In_a_conversation(string line, params string[] candidates) => Assert.That(Texts(TalkingTo("bob"), line), Is.EqualTo(candidates));

    [TestCase("", "carol: ", "dave: ")]
    [TestCase("d", "dave: ")]
    [TestCase("ask d", "dave ")]
    public void In_a_group(string line, params string[] candidates) => Assert.That(Texts(TalkingTo("bakers"), line), Is.EqualTo(candidates));

    [Test]
    public void A_group_whose_members_are_not_known_calls_nobody() => Assert.That(Texts(TalkingTo("team"), ""), Is.Empty);

    [TestCase("", "Bobby>", "bob>", "carol>", "bakers>", "team>")]
    [TestCase("c", "carol>")]
    [TestCase("carol>", "carol: ")]
    [TestCase("bakers>d", "dave: ")]
    [TestCase("bakers>hello ca", "carol ")]
    [TestCase("/qu", "quit")]
    [TestCase("//ca", TestName = "A_recipient_does_not_begin_with_a_slash")]
    public void With_the_recipient_in_each_line(string line, params string[] candidates) =>
        Assert.That(Texts(Everything with { Mode = TypingMode.NamedLines }, line), Is.EqualTo(candidates));

    [Test]
    public void What_is_refused_now_is_not_offered_nor_are_its_arguments()
    {
        var idle = Everything with { Commands = [.. CommandTable.All.Where(command => command.Trigger is null)], HasTarget = false };
        Assert.That(Texts(idle, ""), Is.EqualTo(CommandTable.All.Where(command => command.Trigger is null).Select(command => command.Most > 0 ? command.Word + " " : command.Word)));
        Assert.That(Texts(idle, "chat "), Is.Empty);
        Assert.That(Texts(idle, "sa"), Is.Empty);
        Assert.That(Texts(idle, "connect "), Is.EqualTo(["two:2 "]), "another server may be connected to");
    }

    [Test]
    public void A_name_is_found_however_its_letters_are_composed() => Assert.That(Texts(Everything with { People = ["J\u00e9r\u00f4me"] }, "chat Je\u0301"), Is.EqualTo(["J\u00e9r\u00f4me "]));

    [Test]
    public void Half_a_character_has_no_candidates() => Assert.That(Texts(Everything, "chat \ud83d"), Is.Empty);

    [Test]
    public void A_candidate_replaces_the_word_before_the_cursor_and_keeps_what_is_behind()
    {
        const string Line = "/invite te bob";
        var result = Complete(TalkingTo("bob"), Line, 10);
        Assert.That((result.Start, result.Length), Is.EqualTo((8, 2)));
        Assert.That(result.Apply(Line, result.Candidates.Single().Text), Is.EqualTo(("/invite team bob", 12)), "the space is there already");
    }

    [TestCase("hello ca, and bob", 8, "hello carol, and bob")]
    [TestCase("hello ca and bob", 8, "hello carol and bob")]
    [TestCase("hello ca", 8, "hello carol ")]
    public void A_name_is_completed_within_a_text(string line, int cursor, string completed)
    {
        var result = Complete(TalkingTo("bob"), line, cursor);
        Assert.That(result.Apply(line, result.Candidates.Single().Text).Line, Is.EqualTo(completed));
    }

    [Test]
    public void Candidates_begin_alike()
    {
        Assert.That(Complete(Everything, "serv").CommonText, Is.EqualTo("server"));
        Assert.That(Complete(Everything, "chat ").CommonText, Is.Empty);
        Assert.That(Complete(Everything, "nothing").CommonText, Is.Empty);
        Assert.That(Complete(Everything with { Groups = ["\u0915\u093e\u0915", "\u0915\u093e\u0917", "\u0915\u093e\u0917\u093f"] }, "leave \u0915").CommonText, Is.EqualTo("\u0915\u093e"), "no vowel is taken from its letter");
        Assert.That(Complete(Everything with { Groups = ["a\ud83d\ude00", "a\ud83d\ude01"] }, "leave a").CommonText, Is.EqualTo("a"));
    }

    [Test]
    public void There_are_never_more_candidates_than_help() =>
        Assert.That(Texts(Everything with { People = [.. Enumerable.Range(0, 1000).Select(i => $"p{i}")] }, "chat p"), Has.Count.EqualTo(CompletionResult.MostCandidates));

    [Test]
    public void Every_place_of_the_cursor_in_any_line_gives_a_span_that_ends_there(
        [Values("", "/", "//", "/file \"a b", "bob>hi", "chat bob", "/say  x\ty", "\"\"\"")] string line, [Values] TypingMode mode)
    {
        for (var cursor = -1; cursor <= line.Length + 1; cursor++)
        {
            var result = Complete(Everything with { Mode = mode, Target = "bob" }, line, cursor);
            Assert.That(result.Start + result.Length, Is.EqualTo(Math.Clamp(cursor, 0, line.Length)));
            Assert.That(result.Start, Is.GreaterThanOrEqualTo(0));
        }
    }

    private static Possible TalkingTo(string target) => Everything with { Mode = TypingMode.Conversation, Target = target };

    private static List<string> Texts(Possible possible, string line) => [.. Complete(possible, line).Candidates.Select(candidate => candidate.Text)];

    private static CompletionResult Complete(Possible possible, string line, int? cursor = null) => new Completer(possible, new FakeFolders()).Complete(line, cursor ?? line.Length);
}
