using static Fsm.Chat.Protocol.Machines.Both.Link.LinkTrigger;

namespace Fsm.Chat.Tests.Machines.Decisions;

public sealed class ConnectDecisionsTests
{
    //        valid  held   stopping
    [TestCase(true, false, false, ConnectGranted, StatusCode.Ok)]
    [TestCase(true, true, false, ConnectRefused, StatusCode.NameTaken)]
    [TestCase(false, false, false, ConnectRefused, StatusCode.NameInvalid)]
    [TestCase(false, true, false, ConnectRefused, StatusCode.NameInvalid)]
    [TestCase(true, false, true, ConnectRefused, StatusCode.ServerStopping)]
    [TestCase(true, true, true, ConnectRefused, StatusCode.ServerStopping)]
    [TestCase(false, false, true, ConnectRefused, StatusCode.ServerStopping)]
    [TestCase(false, true, true, ConnectRefused, StatusCode.ServerStopping)]
    public void Connect_request_is_decided(bool valid, bool held, bool stopping, LinkTrigger trigger, StatusCode status) =>
        Assert.That(ConnectDecisions.Decide(new(valid, held, stopping)), Is.EqualTo((trigger, status)));

    [TestCase(true, false, ConnectRefused, StatusCode.TooManyNames)]
    [TestCase(true, true, ConnectRefused, StatusCode.NameTaken)]
    [TestCase(false, false, ConnectRefused, StatusCode.NameInvalid)]
    public void A_new_session_too_many_is_refused_and_whoever_could_not_have_the_name_anyway_learns_that(bool valid, bool held, LinkTrigger trigger, StatusCode status) =>
        Assert.That(ConnectDecisions.Decide(new(valid, held, ServerStopping: false) { NamesUsedUp = true }), Is.EqualTo((trigger, status)));

    //        valid  stopping used up
    [TestCase(true, false, false, ReclaimGranted, StatusCode.Ok)]
    [TestCase(true, false, true, ConnectRefused, StatusCode.TooManyNames)]
    [TestCase(true, true, false, ConnectRefused, StatusCode.ServerStopping)]
    [TestCase(false, false, false, ConnectRefused, StatusCode.NameInvalid)]
    public void A_session_that_gives_way_does_so_for_whoever_is_let_in(bool valid, bool stopping, bool usedUp, LinkTrigger trigger, StatusCode status) =>
        Assert.That(ConnectDecisions.Decide(new(valid, NameHeld: true, stopping) { HolderGivesWay = true, NamesUsedUp = usedUp }), Is.EqualTo((trigger, status)));

    [TestCase(true, false, false, ConnectRefused, StatusCode.ServerBusy)]
    [TestCase(true, false, true, ConnectRefused, StatusCode.CannotStore)]
    [TestCase(false, false, false, ConnectRefused, StatusCode.CodeWrong)]
    [TestCase(true, true, false, ConnectGranted, StatusCode.Ok)]
    public void Another_key_waits_while_something_about_the_name_is_written_down(bool fits, bool proven, bool cannotStore, LinkTrigger trigger, StatusCode status) => Assert.That(
        ConnectDecisions.Decide(new(NameValid: true, NameHeld: true, ServerStopping: false)
        {
            NameRegistered = true, IsChanging = true, CodeGiven = true, CodeFits = fits, IsProven = proven, CannotStore = cannotStore,
        }),
        Is.EqualTo((trigger, status)));

    //        used up  differs stopping
    [TestCase(false, true, false, StatusCode.PasswordWrong)]
    [TestCase(true, false, false, StatusCode.TooManyTries)]
    [TestCase(true, true, false, StatusCode.TooManyTries)]
    [TestCase(true, true, true, StatusCode.ServerStopping)]
    public void Whoever_lacks_the_password_learns_nothing_about_names(bool usedUp, bool differs, bool stopping, StatusCode status)
    {
        foreach (var (valid, held) in new[] { (true, false), (true, true), (false, false) })
            Assert.That(ConnectDecisions.Decide(new(valid, held, stopping) { TriesUsedUp = usedUp, PasswordDiffers = differs }), Is.EqualTo((ConnectRefused, status)));
    }
}
