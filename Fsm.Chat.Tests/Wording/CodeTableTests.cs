using Fsm.Chat.Client.Codes;

namespace Fsm.Chat.Tests.Wording;

public sealed class CodeTableTests
{
    private static readonly Enum[] All = [.. Enum.GetValues<StatusCode>().Cast<Enum>(), .. Enum.GetValues<LocalCode>().Where(code => code != LocalCode.None).Cast<Enum>()];

    // The others are told with a text of their own, which says what to do next.
    private static readonly Enum[] WithWords = [.. Enum.GetValues<StatusCode>().Cast<Enum>(), .. Enum.GetValues<LocalCode>().Where(code => code is > LocalCode.None and < (LocalCode)1000).Cast<Enum>()];

    // These are told as the end of a message, a transfer or an invitation, or they are about a connect, which has next steps of its own.
    private static readonly Enum[] NeverErrorsOfCommands =
    [
        StatusCode.Ok, StatusCode.ServerFull, StatusCode.PasswordWrong, StatusCode.TooManyTries, StatusCode.TooManyNames, StatusCode.CodeWrong,
        StatusCode.RecipientGone, StatusCode.Partial, StatusCode.Kept, LocalCode.NotSent,
        StatusCode.InvitationDeclined, StatusCode.InvitationExpired, StatusCode.InvitationRevoked,
        StatusCode.TransferDeclined, StatusCode.TransferExpired, StatusCode.TransferCancelled, StatusCode.TransferStalled, StatusCode.TransferInterrupted,
        StatusCode.NotAttached, StatusCode.FileChanged, StatusCode.FileUnreadable, StatusCode.FileUnwritable, StatusCode.DiskFull, StatusCode.ContentsDiffer,
        StatusCode.TooManyTransfers, StatusCode.UnknownToken, LocalCode.NoSuchFile, LocalCode.NotAFile, StatusCode.FileNameInvalid, StatusCode.SenderGone,
        StatusCode.UnknownSession, // the client asks for a new session by itself
    ];

    [Test]
    public void Whoever_is_refused_something_is_told_what_to_do_next() =>
        Assert.That(WithWords.Except(NeverErrorsOfCommands).Where(code => Row(code).AfterCommand.Length == 0), Is.Empty);

    [Test]
    public void Nothing_is_listed_as_having_no_next_step_that_has_one() =>
        Assert.That(NeverErrorsOfCommands.Where(code => Row(code).AfterCommand.Length > 0), Is.Empty);

    [TestCaseSource(nameof(All))]
    public void Whoever_cannot_connect_or_lost_a_file_is_told_what_to_do_next(Enum code)
    {
        Assert.That(Row(code).AfterConnect("127.0.0.1:7400"), Is.Not.Empty);
        Assert.That(Row(code).AfterTransfer(isUpload: true, "3", "bob"), Is.Not.Empty);
        Assert.That(Row(code).AfterTransfer(isUpload: false, "3", "bob"), Is.Not.Empty);
    }

    [TestCaseSource(nameof(WithWords))]
    public void What_can_become_of_a_wish_has_words(Enum code) => Assert.That(Row(code).Words, Is.Not.Empty.And.Not.StartWith("code "));

    [Test]
    public void A_code_is_found_by_the_name_that_was_told_of_it() => Assert.That(
        All.Where(code => CodeTable.Find(Codes.Of(code).Name) is { } row && row != Row(code)), Is.Empty);

    [Test]
    public void What_is_of_no_use_now_is_tried_again_and_what_is_wrong_is_not() => Assert.That(
        All.Where(code => Row(code).Postpones), Is.EquivalentTo(new Enum[] { StatusCode.ServerFull, StatusCode.ServerStopping, StatusCode.TooManyTries, StatusCode.TooManyNames, StatusCode.ServerBusy }));

    [TestCase("server_unreachable", 5)]
    [TestCase("certificate_changed", 5)]
    [TestCase("no_answer", 3)]
    [TestCase("name_taken", 4)]
    public void A_script_that_fails_so_exits_so(string code, int exit) => Assert.That(CodeTable.Find(code)?.Exit, Is.EqualTo(exit));

    [Test]
    public void What_the_other_side_of_a_transfer_was_told_in_a_clients_own_word_is_that_word()
    {
        Assert.That(((Code)LocalCode.NoAnswer).OnWire, Is.EqualTo((StatusCode)224));
        Assert.That((Code)(StatusCode)224, Is.EqualTo((Code)LocalCode.NoAnswer));
    }

    [Test]
    public void A_number_that_nobody_knows_here_is_no_word_of_ones_own()
    {
        Code code = (StatusCode)(ushort)LocalCode.UnknownCommand;

        Assert.That((code.Own, code.Name, code.Explain()), Is.EqualTo((LocalCode.None, $"{(ushort)LocalCode.UnknownCommand}", $"code {(ushort)LocalCode.UnknownCommand}")));
    }

    private static CodeRow Row(Enum code) => CodeTable.Of(Codes.Of(code));
}
