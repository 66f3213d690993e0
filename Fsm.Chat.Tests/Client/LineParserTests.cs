using Fsm.Chat.Client.Commands;

namespace Fsm.Chat.Tests.Client;

internal sealed class LineParserTests
{
    [TestCase("", TypingMode.Commands, "nothing")]
    [TestCase("  ", TypingMode.Commands, "nothing")]
    [TestCase("   ", TypingMode.Conversation, "nothing")]
    [TestCase(" \n ", TypingMode.NamedLines, "nothing")]
    [TestCase("", TypingMode.Conversation, "nothing")]
    [TestCase("users", TypingMode.Commands, "Users()")]
    [TestCase(" users al ", TypingMode.Commands, "Users(al)")]
    [TestCase("/users", TypingMode.Commands, "Users()")]
    [TestCase("chat bob", TypingMode.Commands, "Chat(bob)")]
    [TestCase("chat", TypingMode.Commands, "usage")]
    [TestCase("chat bob carol", TypingMode.Commands, "usage")]
    [TestCase("file \"my notes.txt\" bob 40114", TypingMode.Commands, "File(my notes.txt,bob,40114)")]
    [TestCase("file my\" \"notes.txt bob", TypingMode.Commands, "File(my notes.txt,bob)")]
    [TestCase("file \"\" bob", TypingMode.Commands, "File(,bob)")]
    [TestCase("file \"notes.txt bob", TypingMode.Commands, "usage")]
    [TestCase("group team", TypingMode.Commands, "Group(team)")]
    [TestCase("invite team", TypingMode.Commands, "usage")]
    [TestCase("hello", TypingMode.Commands, "unknown_command")]
    [TestCase("USERS", TypingMode.Commands, "unknown_command")]
    [TestCase("/say hi", TypingMode.Commands, "text:hi")]
    [TestCase("/say", TypingMode.Commands, "usage")]
    [TestCase("hello", TypingMode.Conversation, "text:hello")]
    [TestCase("users", TypingMode.Conversation, "text:users")]
    [TestCase("exit", TypingMode.Conversation, "text:exit")]
    [TestCase("a>b", TypingMode.Conversation, "text:a>b")]
    [TestCase("quit", TypingMode.Conversation, "Quit()")]
    [TestCase(" quit ", TypingMode.Conversation, "Quit()")]
    [TestCase("quit it", TypingMode.Conversation, "text:quit it")]
    [TestCase("/quit", TypingMode.Conversation, "Quit()")]
    [TestCase("/users", TypingMode.Conversation, "Users()")]
    [TestCase("/nonsense", TypingMode.Conversation, "unknown_command")]
    [TestCase("//users", TypingMode.Conversation, "text:/users")]
    [TestCase("/say quit", TypingMode.Conversation, "text:quit")]
    [TestCase("/msg bob say \"hi\"  now", TypingMode.Conversation, "Msg(bob,say \"hi\"  now)")]
    [TestCase("msg bob one\ntwo", TypingMode.Commands, "Msg(bob,one\ntwo)")]
    [TestCase("msg bob", TypingMode.Commands, "usage")]
    [TestCase("/me waves, \"so\"", TypingMode.Conversation, "Me(waves, \"so\")")]
    [TestCase("/me", TypingMode.Conversation, "usage")]
    [TestCase("/query bob", TypingMode.Conversation, "Chat(bob)")]
    [TestCase("/whois bob", TypingMode.Conversation, "Users(bob)")]
    [TestCase("/part bakers", TypingMode.Conversation, "Leave(bakers)")]
    [TestCase("part bakers", TypingMode.Conversation, "text:part bakers")]
    [TestCase("/kick bob", TypingMode.Conversation, "unknown_command")]
    [TestCase("bob>hello", TypingMode.NamedLines, "bob<-hello")]
    [TestCase(" bob >  hello > there ", TypingMode.NamedLines, "bob<-  hello > there ")]
    [TestCase("40114>hello", TypingMode.NamedLines, "40114<-hello")]
    [TestCase("hello", TypingMode.NamedLines, "no_recipient")]
    [TestCase("users", TypingMode.NamedLines, "no_recipient")]
    [TestCase(">hello", TypingMode.NamedLines, "no_recipient")]
    [TestCase(" >hello", TypingMode.NamedLines, "no_recipient")]
    [TestCase("bob>", TypingMode.NamedLines, "text_empty")]
    [TestCase("quit", TypingMode.NamedLines, "Quit()")]
    [TestCase("/users", TypingMode.NamedLines, "Users()")]
    [TestCase("/say bob>quit", TypingMode.NamedLines, "bob<-quit")]
    [TestCase("one\ntwo", TypingMode.Conversation, "text:one\ntwo")]
    [TestCase("\n", TypingMode.Conversation, "nothing")]
    [TestCase("/say  ", TypingMode.Conversation, "text: ")]
    [TestCase("quit\n", TypingMode.Conversation, "text:quit\n")]
    [TestCase("/say quit\n/users", TypingMode.Conversation, "text:quit\n/users")]
    [TestCase("/say\none\ntwo", TypingMode.Conversation, "text:one\ntwo")]
    [TestCase("//one\n/two", TypingMode.Conversation, "text:/one\n/two")]
    [TestCase("/users\ntwo", TypingMode.Conversation, "several_lines")]
    [TestCase("/nonsense\ntwo", TypingMode.Conversation, "several_lines")]
    [TestCase("bob>one\ntwo>three", TypingMode.NamedLines, "bob<-one\ntwo>three")]
    [TestCase("one\nbob>two", TypingMode.NamedLines, "no_recipient")]
    [TestCase("/say bob>one\ntwo", TypingMode.NamedLines, "bob<-one\ntwo")]
    [TestCase("users\nexit", TypingMode.Commands, "several_lines")]
    [TestCase("/users\nexit", TypingMode.Commands, "several_lines")]
    [TestCase("nonsense\nexit", TypingMode.Commands, "several_lines")]
    [TestCase("\n", TypingMode.Commands, "nothing")]
    public void A_line_means_what_the_mode_makes_of_it(string line, TypingMode mode, string meaning)
    {
        var parsed = LineParser.Parse(line, mode) switch
        {
            ParsedLine.Invoke invoke => $"{invoke.Command.Name}({string.Join(",", invoke.Arguments)})",
            ParsedLine.Text text => $"text:{text.Value}",
            ParsedLine.NamedText named => $"{named.Recipient}<-{named.Value}",
            ParsedLine.Mistake mistake => mistake.Code.Name,
            _ => "nothing",
        };
        Assert.That(parsed, Is.EqualTo(meaning));
    }

    [TestCase("hello", true)]
    [TestCase("quit", true)]
    [TestCase("//hello", true)]
    [TestCase("/say hello", true)]
    [TestCase("/ say\nhello", true)]
    [TestCase("/users", false)]
    [TestCase("/sayings", false)]
    public void A_command_by_its_slash_means_the_same_wherever_lines_go(string line, bool goes) => Assert.That(LineParser.GoesToTarget(line), Is.EqualTo(goes));

    [TestCase("usres", "users")]
    [TestCase("chat3", "chat")]
    [TestCase("Quit", "quit")]
    [TestCase("conect", "connect")]
    [TestCase("bonjour", null)]
    public void A_misspelled_command_is_recognised(string typed, string? meant) => Assert.That(CommandTable.Resembling(typed), Is.EqualTo(meant));
}
