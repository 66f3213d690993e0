using Fsm.Chat.Tests.Wording;
using NUnit.Framework.Interfaces;

namespace Fsm.Chat.Tests.Programs.ProvokedCodes;

/// <summary>
/// Every code of the document is given by the real programs, in the way that the document tells, with what a person needs beside it; the few that cannot be
/// had in a second or two are given in a test of their own.
/// </summary>
[Parallelizable]
internal sealed class ProvokedCodesTests
{
    private readonly Stage _stage = new();

    private static IEnumerable<CodeCase> Cases =>
        [.. TypedCases.All, .. TalkCases.All, .. GroupCases.All, .. FileCases.All, .. ConnectCases.All, .. AccountCases.All, .. CloseCases.All, .. ScriptCases.All, .. WireCases.All];

    private static IEnumerable<TestCaseData> Played => Cases.Select(played => new TestCaseData(played).SetArgDisplayNames(played.Code));

    private static IEnumerable<SeenElsewhere> Elsewhere => [.. SeenElsewhere.Codes, .. SeenElsewhere.Exits];

    [OneTimeTearDown]
    public void CloseAll() => _stage.Dispose();

    [TearDown]
    public void EndCase() => _stage.EndCase(TestContext.CurrentContext.Result.Outcome.Status == TestStatus.Failed);

    [TestCaseSource(nameof(Played))]
    public void Real_programs_give_it_with_its_cause_and_what_to_do_next(CodeCase played)
    {
        var row = ErrorsDocument.Codes.Single(row => row.Code == played.Code);
        Assert.That(row.SeenAs, Does.Contain(played.SeenAs), "where the document says that it is seen");

        played.Play(_stage, row);
    }

    [TestCaseSource(typeof(ExitCase), nameof(ExitCase.All))]
    public void Real_programs_end_with_it(ExitCase exit) => Assert.That(exit.Provoke(_stage).WaitForExit(), Is.EqualTo(exit.Code));

    [Test]
    public void Every_code_of_the_document_is_provoked_here_or_elsewhere_and_none_twice() =>
        Assert.That(Cases.Select(played => played.Code).Concat(SeenElsewhere.Codes.Select(seen => seen.What)), Is.EquivalentTo(ErrorsDocument.Codes.Select(row => row.Code)));

    [Test]
    public void Every_exit_code_of_the_document_is_provoked()
    {
        var withCode = Cases.Select(played => played.Exit).OfType<int>().Distinct();
        var elsewhere = SeenElsewhere.Exits.Select(seen => int.Parse(seen.What, CultureInfo.InvariantCulture));

        Assert.That(ExitsOf(ExitCase.Client).Concat(withCode).Concat(elsewhere), Is.EquivalentTo(ErrorsDocument.ClientExits));
        Assert.That(ExitsOf(ExitCase.Server), Is.EquivalentTo(ErrorsDocument.ServerExits));
    }

    [TestCaseSource(nameof(Elsewhere))]
    public void What_is_provoked_elsewhere_has_a_test_that_names_it(SeenElsewhere seen)
    {
        Assert.That(seen.Fixture.GetMethod(seen.Test)?.GetCustomAttributes(inherit: true), Has.Some.AssignableTo<ITestBuilder>().Or.Some.AssignableTo<ISimpleTestBuilder>());
        Assert.That(seen.Source, Does.Match($@"\b{seen.What}\b"));
    }

    private static IEnumerable<int> ExitsOf(string program) => ExitCase.All.Where(exit => exit.Program == program).Select(exit => exit.Code);
}
