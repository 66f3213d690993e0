using Fsm.Chat.Client.Commands;
using Fsm.Chat.Client.Session.Subjects;

namespace Fsm.Chat.Tests.Client;

public sealed class CommandTableTests
{
    [Test]
    public void Commands_are_listed_in_an_order_that_stays() => Assert.That(CommandTable.All.Select(command => command.Word), Is.EqualTo((string[])
    [
        "connect", "disconnect", "servers", "server", "users", "chat", "chat2", "msg", "me", "group", "invite", "accept", "decline", "leave", "groups",
        "ignore", "unignore", "ignored", "register", "keys", "add-key", "remove-key", "forget-me", "history", "search", "file", "transfers", "cancel", "resume", "unsent", "resend", "discard", "quit", "commands", "why", "states", "help", "exit", "window", "close",
    ]));

    [Test]
    public void What_waits_for_an_outcome_asks_a_machine_for_it() => Assert.That(CommandTable.All.Where(command => command.Awaits is not null && command.Trigger is null), Is.Empty);

    // Lines that name their recipient are no command, and wait too.
    [Test]
    public void Every_outcome_that_a_line_can_wait_for_is_a_commands_or_a_lines() => Assert.That(
        CommandTable.All.Select(command => command.Awaits).OfType<AwaitedKinds>().Append(AwaitedKinds.Line).Distinct(), Is.EquivalentTo(Enum.GetValues<AwaitedKinds>()));

    [TestCase("connect", "Connectable Nothing Nothing")]
    [TestCase("invite", "Groups People People")]
    [TestCase("group", "Nothing People People")]
    [TestCase("chat", "Anyone Nothing Nothing")]
    [TestCase("quit", "Nothing Nothing Nothing")]
    public void The_last_argument_stands_for_all_that_may_follow(string word, string expected)
    {
        var command = CommandTable.Find(word)!;

        Assert.That(string.Join(' ', Enumerable.Range(0, 3).Select(command.ExpectedAt)), Is.EqualTo(expected));
    }
}
