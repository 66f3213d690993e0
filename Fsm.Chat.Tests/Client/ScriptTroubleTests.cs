using Fsm.Chat.Client.Codes;
using Fsm.Chat.Client.Events;
using Fsm.Chat.Client.Session.Services;

namespace Fsm.Chat.Tests.Client;

/// <summary>A script learns by its exit code that not all went well.</summary>
internal sealed class ScriptTroubleTests
{
    private static IEnumerable<TestCaseData> Events =>
    [
        new(Verdict("delivered"), Trouble.None),
        new(Verdict("failed"), Trouble.Refused),
        new(Verdict("unknown"), Trouble.TimedOut),
        new(Transfer("completed", isUpload: true), Trouble.None),
        new(Transfer("declined", isUpload: true), Trouble.Refused),
        new(Transfer("declined", isUpload: false), Trouble.None),
        new(Transfer("failed", isUpload: false), Trouble.Refused),
        new(Transfer("cancelled", isUpload: true), Trouble.None),
        new(new ErrorEvent(null, "text_too_long", "", ""), Trouble.Refused),
        new(new ErrorEvent(null, "unknown_command", "", ""), Trouble.Refused),
        new(new ErrorEvent(null, "no_answer", "", ""), Trouble.TimedOut),
        new(new ErrorEvent(null, "server_unreachable", "", ""), Trouble.None),
        new(new NoticeEvent(null, "connected", ""), Trouble.None),
    ];

    [TestCaseSource(nameof(Events))]
    public void What_went_wrong_is_told_by_the_exit_code(object shown, object trouble) =>
        Assert.That(ScriptTrouble.Of((ClientEvent)shown, isInteractive: false), Is.EqualTo((Trouble)trouble));

    [Test]
    public void A_person_has_seen_it() => Assert.That(ScriptTrouble.Of(Verdict("failed"), isInteractive: true), Is.EqualTo(Trouble.None));

    private static VerdictEvent Verdict(string status) => new(null, "1", "bob", "hi", status, null, null, 0, 0);

    private static TransferEvent Transfer(string status, bool isUpload) => new(null, "1", "a.txt", "bob", isUpload, status, 0, 0, 0);
}
