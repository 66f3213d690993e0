using Fsm.Chat.Client.Program;
using Fsm.Chat.Server.Options;

namespace Fsm.Chat.Tests.Server;

/// <summary>A misspelled variable is named, as a misspelled option is: a password that is not read protects nobody.</summary>
internal sealed class UnknownVariablesTests
{
    [Test]
    public void A_server_names_what_sets_nothing() => Assert.That(
        UnknownVariables.Of(["PATH", "FSMCHAT_PASWORD", "FSMCHAT_PASSWORD", "FSMCHAT_MAX_TEXT", "FSMCHAT_PORT"]),
        Is.EqualTo(["FSMCHAT_PASWORD: there is no such setting -- did you mean FSMCHAT_PASSWORD?", "FSMCHAT_PORT: there is no such setting"]));

    [TestCase("FSMCHAT_PASWORD", true)]
    [TestCase("FSMCHAT_PASSWORT", true)]
    [TestCase("FSMCHAT_PASSWORD", false)]
    [TestCase("FSMCHAT_LISTEN", false)]
    public void A_client_names_what_may_have_been_its_password(string name, bool isNamed) => Assert.That(
        SecurityOptions.WrongVariable(["PATH", name]), isNamed ? Is.EqualTo($"{name}: there is no such variable of the environment -- did you mean FSMCHAT_PASSWORD?") : Is.Null);
}
