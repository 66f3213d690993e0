using Fsm.Chat.Client.Program;
using Fsm.Chat.Protocol.Texts;
using Fsm.Chat.Server.Options;

namespace Fsm.Chat.Tests.Server;

/// <summary>A misspelled variable is named, as a misspelled option is: a password that is not read protects nobody.</summary>
internal sealed class UnknownVariablesTests
{
    [Test]
    public void A_server_names_what_sets_nothing() => Assert.That(
        UnknownVariables.Of(["PATH", "FSMCHAT_PASWORD", "FSMCHAT_PASSWORD", "FSMCHAT_MAX_TEXT", "FSMCHAT_PORT", "FSMCHAT_CODE"]),
        Is.EqualTo(["FSMCHAT_PASWORD: there is no such setting -- did you mean FSMCHAT_PASSWORD?", "FSMCHAT_PORT: there is no such setting"]));

    [TestCase("FSMCHAT_PASWORD", "FSMCHAT_PASSWORD")]
    [TestCase("FSMCHAT_PASSWORT", "FSMCHAT_PASSWORD")]
    [TestCase("fsmchat_password", "FSMCHAT_PASSWORD")]
    [TestCase("FSMCHAT_CDOE", "FSMCHAT_CODE")]
    [TestCase("FSMCHAT_LISTENN", "FSMCHAT_LISTEN")]
    [TestCase("FSMCHAT_PASSWORD", null)]
    [TestCase("FSMCHAT_CODE", null)]
    [TestCase("FSMCHAT_LISTEN", null)]
    [TestCase("FSMCHAT_OF_A_LATER_VERSION", null)]
    public void A_client_names_what_may_have_been_meant_for_a_program(string name, string? meant) => Assert.That(
        SecurityOptions.WrongVariable(["PATH", name]), meant is null ? Is.Null : Is.EqualTo($"{name}: there is no such variable of the environment -- did you mean {meant}?"));

    [Test]
    public void The_list_has_what_the_programs_read_and_nothing_else() => Assert.That(
        ProgramVariables.All, Is.EquivalentTo(Settings.All.Select(setting => setting.Variable).Union(ProgramVariables.OfClient)));
}
