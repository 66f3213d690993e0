using Fsm.Chat.Client.Session;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Tests.Wording;

public sealed class NextStepsTests
{
    // These are told as the end of a message, a transfer or an invitation, or they are about a connect, which has next steps of its own.
    private static readonly StatusCode[] NeverErrorsOfCommands =
    [
        StatusCode.Ok, StatusCode.ServerFull, StatusCode.PasswordWrong, StatusCode.TooManyTries,
        StatusCode.RecipientGone, StatusCode.Partial, StatusCode.NotSent,
        StatusCode.InvitationDeclined, StatusCode.InvitationExpired, StatusCode.InvitationRevoked,
        StatusCode.TransferDeclined, StatusCode.TransferExpired, StatusCode.TransferCancelled, StatusCode.TransferStalled, StatusCode.TransferInterrupted,
        StatusCode.NotAttached, StatusCode.FileChanged, StatusCode.FileUnreadable, StatusCode.FileUnwritable, StatusCode.DiskFull, StatusCode.ContentsDiffer,
        StatusCode.TooManyTransfers, StatusCode.UnknownToken, StatusCode.NoSuchFile, StatusCode.NotAFile, StatusCode.FileNameInvalid, StatusCode.SenderGone,
        StatusCode.UnknownSession, // the client asks for a new session by itself
    ];

    [Test]
    public void Whoever_is_refused_something_is_told_what_to_do_next() =>
        Assert.That(Enum.GetValues<StatusCode>().Except(NeverErrorsOfCommands).Where(status => NextSteps.After(status).Length == 0), Is.Empty);

    [Test]
    public void Nothing_is_listed_as_having_no_next_step_that_has_one() =>
        Assert.That(NeverErrorsOfCommands.Where(status => NextSteps.After(status).Length > 0), Is.Empty);

    [Test]
    public void Whoever_cannot_connect_is_told_what_to_do_next([Values] StatusCode status) =>
        Assert.That(NextSteps.AfterConnect(status, "127.0.0.1:7400"), Is.Not.Empty);
}
