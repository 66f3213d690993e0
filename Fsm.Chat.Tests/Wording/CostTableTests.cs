using Fsm.Chat.Benchmarks.Siege;
using Fsm.Chat.Protocol.Messages.Accounts;

namespace Fsm.Chat.Tests.Wording;

/// <summary>Whatever a client can say has a row in the table of costs, and every row is driven to its bound by something that there is.</summary>
public sealed partial class CostTableTests
{
    // What a client means by an action is one of these; what else it says is one thing.
    private static readonly Dictionary<FrameAction, string[]> Kinds = new()
    {
        [FrameAction.ConnectRequest] = ["connect request", "resume"],
        [FrameAction.DisconnectRequest] = ["disconnect request"],
        [FrameAction.SendRequest] = ["send request to a person", "send request to a group"],
        [FrameAction.UserList] = ["user list request"],
        [FrameAction.Conversation] = Of("conversation", Enum.GetValues<ConversationChange>().Where(change => change != ConversationChange.End)), // the server's alone
        [FrameAction.Group] = Of("group", Enum.GetValues<GroupRequestKind>()),
        [FrameAction.FileTransfer] = Of("file transfer", Enum.GetValues<FileRequestKind>()),
        [FrameAction.Ignore] = Of("ignore", Enum.GetValues<IgnoreRequestKind>()),
        [FrameAction.Account] = Of("account", Enum.GetValues<AccountRequestKind>()),
    };

    private static readonly IReadOnlyList<string[]> Costs = Table("| what | cost to the asker |");
    private static readonly IReadOnlyList<string[]> Frames = Table("| what a client says |");

    [Test]
    public void Every_frame_that_a_client_may_say_has_its_row()
    {
        var sayable = Enum.GetValues<FrameAction>().Where(action => FrameGate.Check(Header(action), FrameOrigin.Client, handled: 0, sent: 0) == CloseReason.None)
            .SelectMany(action => Kinds.GetValueOrDefault(action, [Word(action)]));

        Assert.That(Frames.SelectMany(row => Said(row[0])), Is.SupersetOf(sayable));
        Assert.That(sayable.Count(), Is.GreaterThan(25), "the protocol was found");
    }

    [Test]
    public void Each_of_them_is_in_a_row_of_costs_and_no_row_is_without() =>
        Assert.That(Frames.Select(row => row[1]).Distinct(), Is.EquivalentTo(Costs.Select(row => row[0])));

    [Test]
    public void Every_row_says_what_it_costs_what_bounds_it_and_whose_budget_that_is() =>
        Assert.That(Costs.Where(row => row.Length != 5 || row[2].Length == 0 || row[3].Length == 0 || row[4].Length == 0), Is.Empty);

    [Test]
    public void What_drives_it_is_an_attack_or_a_class_of_tests()
    {
        var tests = typeof(CostTableTests).Assembly.GetTypes().Select(type => type.Name).Where(name => name.EndsWith("Tests", StringComparison.Ordinal));
        var drivers = Frames.SelectMany(row => Quoted().Matches(row[2])).Select(driver => driver.Groups["name"].Value).Distinct().ToList();

        Assert.That(Frames.Where(row => !Quoted().IsMatch(row[2])), Is.Empty);
        Assert.That(drivers, Is.SubsetOf(tests.Concat(Attacks.All.Select(attack => attack.Name))));
        Assert.That(drivers, Is.SupersetOf(Attacks.All.Select(attack => attack.Name).Except(["nothing"])), "no attack is for nothing");
    }

    private static FrameHeader Header(FrameAction action) => new()
    {
        Action = action, Origin = FrameOrigin.Client, Sequence = FrameGate.IsCounted(action, FrameOrigin.Client) ? 1ul : 0,
    };

    // "group: create, list" are two, and "ping, pong" are, too.
    private static IEnumerable<string> Said(string cell)
    {
        var (topic, kinds) = cell.Split(": ") is [var before, var after] ? (before + ": ", after) : ("", cell);
        return kinds.Split(", ").Select(kind => topic + kind);
    }

    private static string[] Of<TKind>(string topic, IEnumerable<TKind> kinds)
        where TKind : struct, Enum => [.. kinds.Select(kind => $"{topic}: {Word(kind)}")];

    private static string Word<TKind>(TKind kind)
        where TKind : struct, Enum => $"{kind}".ToLowerInvariant();

    private static List<string[]> Table(string heading) =>
    [
        .. Documents.LinesOf(Path.Combine("docs", "security.md")).Select(line => line.Text).SkipWhile(line => !line.StartsWith(heading, StringComparison.Ordinal)).Skip(2)
            .TakeWhile(line => line.StartsWith('|')).Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries)),
    ];

    [GeneratedRegex("`(?<name>[^`]+)`")]
    private static partial Regex Quoted();
}
