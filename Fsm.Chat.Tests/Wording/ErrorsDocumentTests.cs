using System.Globalization;
using System.Text.RegularExpressions;
using Fsm.Chat.Client.OneShot;
using Fsm.Chat.Client.Session;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Server;
using Fsm.Chat.Tests.Support;

namespace Fsm.Chat.Tests.Wording;

/// <summary>The document of codes has every code that the programs can print, and no other.</summary>
public sealed partial class ErrorsDocumentTests
{
    private static readonly string[] Lines = File.ReadAllLines(Repository.PathOf("docs", "errors.md"));

    [Test]
    public void Every_code_is_in_the_document_once_and_in_order()
    {
        var statuses = Enum.GetValues<StatusCode>().Where(status => status != StatusCode.Ok).Select(status => status.Code());
        var reasons = Enum.GetValues<CloseReason>().Where(reason => reason != CloseReason.None).Select(reason => reason.Code());
        var own = Enum.GetValues<ClientCode>().Select(code => code.Code());

        Assert.That(Rows("## All codes").Select(row => row[0]), Is.EqualTo(statuses.Concat(reasons).Concat(own).Distinct().Order(StringComparer.Ordinal)));
    }

    [Test]
    public void Every_code_says_where_it_is_seen_what_it_means_what_to_do_and_how_to_see_it()
    {
        Assert.That(Rows("## All codes"), Has.All.Length.EqualTo(5).And.All.None.Empty);
        Assert.That(Rows("## All codes").SelectMany(row => row[1].Split(", ")).Distinct(), Is.EquivalentTo(["error", "message", "transfer", "invitation", "close"]));
    }

    [Test]
    public void A_code_is_seen_as_a_close_when_it_is_a_close_reason()
    {
        var closes = Rows("## All codes").Where(row => row[1].Split(", ").Contains("close")).Select(row => row[0]);
        var reasons = Enum.GetValues<CloseReason>().Where(reason => reason != CloseReason.None).Select(reason => reason.Code());

        Assert.That(closes, Is.EquivalentTo(reasons));
    }

    [Test]
    public void Every_exit_code_is_in_the_document()
    {
        int[] client = [ExitDecisions.Done, ExitDecisions.Usage, .. Enum.GetValues<Trouble>().Where(trouble => trouble != Trouble.None).Select(trouble => ExitDecisions.Decide(trouble)), ExitDecisions.Crashed, ErrandExits.Interrupted];
        int[] server = [0, ServerProgram.CannotListen, CommandLine.Usage];

        Assert.That(Rows("## Exit codes of the client").Select(Number), Is.EqualTo(client.Order()));
        Assert.That(Rows("## Exit codes of the server").Select(Number), Is.EqualTo(server.Order()));
    }

    private static int Number(string[] row) => int.Parse(row[0], CultureInfo.InvariantCulture);

    // The rows of the table under a heading, without its head.
    private static IEnumerable<string[]> Rows(string heading) => Lines
        .SkipWhile(line => line != heading).Skip(1).TakeWhile(line => !line.StartsWith('#'))
        .Where(line => line.StartsWith('|')).Skip(2)
        .Select(line => Cell().Split(line[1..^1]).Select(cell => cell.Trim().Trim('`')).ToArray());

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Cell();
}
