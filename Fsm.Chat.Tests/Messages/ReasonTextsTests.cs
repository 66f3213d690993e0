namespace Fsm.Chat.Tests.Messages;

public sealed class ReasonTextsTests
{
    [Test]
    public void Status_has_a_text_of_its_own([Values] StatusCode status) => Assert.That(status.Explain(), Does.Not.StartWith("code "));

    [Test]
    public void Reason_has_a_text_of_its_own([Values] CloseReason reason) => Assert.That(reason.Explain(), Does.Not.StartWith("code "));

    [Test]
    public void Unknown_codes_are_told_by_their_numbers() =>
        Assert.That((((StatusCode)9999).Explain(), ((CloseReason)9999).Explain()), Is.EqualTo(("code 9999", "code 9999")));

    [Test]
    public void Codes_are_lower_case_with_underscores() =>
        Assert.That((StatusCode.NameTaken.Code(), CloseReason.PeerLost.Code(), StatusCode.Ok.Code()), Is.EqualTo(("name_taken", "peer_lost", "ok")));
}
