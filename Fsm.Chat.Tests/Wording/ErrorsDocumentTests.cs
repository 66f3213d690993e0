using Fsm.Chat.Client.Codes;
using Fsm.Chat.Server;

namespace Fsm.Chat.Tests.Wording;

/// <summary>The document of codes has every code that the programs can print, and no other.</summary>
public sealed class ErrorsDocumentTests
{
    [Test]
    public void Every_code_is_in_the_document_once_and_in_order()
    {
        var statuses = Enum.GetValues<StatusCode>().Where(status => status != StatusCode.Ok).Select(status => status.Code());
        var reasons = Enum.GetValues<CloseReason>().Where(reason => reason != CloseReason.None).Select(reason => reason.Code());
        var own = Enum.GetValues<LocalCode>().Except([LocalCode.None]).Select(code => code.Code());

        Assert.That(ErrorsDocument.Codes.Select(row => row.Code), Is.EqualTo(statuses.Concat(reasons).Concat(own).Distinct().Order(StringComparer.Ordinal)));
    }

    // That each says what it means, what to do next and how to see it is what reading it asks for.
    [Test]
    public void Every_code_says_where_it_is_seen() =>
        Assert.That(ErrorsDocument.Codes.SelectMany(row => row.SeenAs).Distinct(), Is.EquivalentTo(["error", "message", "transfer", "invitation", "close", "protocol"]));

    [Test]
    public void A_code_is_seen_as_a_close_when_it_is_a_close_reason()
    {
        var closes = ErrorsDocument.Codes.Where(row => row.SeenAs.Contains("close")).Select(row => row.Code);
        var reasons = Enum.GetValues<CloseReason>().Where(reason => reason != CloseReason.None).Select(reason => reason.Code());

        Assert.That(closes, Is.EquivalentTo(reasons));
    }

    [Test]
    public void Every_exit_code_is_in_the_document()
    {
        int[] client = [ExitDecisions.Done, ExitDecisions.Usage, .. Enum.GetValues<Trouble>().Where(trouble => trouble != Trouble.None).Select(trouble => ExitDecisions.Decide(trouble)), ExitDecisions.Crashed, ExitDecisions.OutputLost, ErrandExits.Interrupted];
        int[] server = [0, ServerProgram.CannotListen, CommandLine.Usage];

        Assert.That(ErrorsDocument.ClientExits, Is.EqualTo(client.Order()));
        Assert.That(ErrorsDocument.ServerExits, Is.EqualTo(server.Order()));
    }
}
