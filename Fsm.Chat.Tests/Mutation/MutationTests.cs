using System.Collections.Concurrent;

namespace Fsm.Chat.Tests.Mutation;

/// <summary>
/// Every cell, effect and timer is there for a reason that a scenario knows: with any one of them missing or wrong, some in-memory scenario fails.
/// The reviewed tables take no part in this; they would find every difference, and prove nothing about what the difference does.
/// </summary>
[Category("Mutation")]
[Parallelizable]
public sealed class MutationTests
{
    private static readonly Type[] OfGroups =
    [
        typeof(Server.ContainmentTests),
        typeof(Server.GroupMakingTests), typeof(Server.GroupInvitationTests), typeof(Server.GroupMembersTests), typeof(Server.GroupConversationTests),
        typeof(Server.GroupMessageTests), typeof(Server.GroupNewsTests),
    ];

    private static readonly Type[] OfKept = [typeof(Server.Accounts.KeptGroupTests), typeof(Server.Accounts.KeptInvitationTests), typeof(Server.Accounts.KeptGroupStateTests), typeof(Server.Accounts.KeptGroupMessageTests), typeof(Server.Accounts.KeptMessageTests), typeof(Server.Accounts.AbsentTests), typeof(Server.Accounts.CatchingUpTests), typeof(Server.Accounts.HistoryTests)];

    private static readonly Type[] OfAccounts = [typeof(Server.Accounts.RegisterTests), typeof(Server.Accounts.KeyTests), typeof(Server.Accounts.ForgetTests), .. OfKept];

    private static readonly Type[] OfServer =
    [
        typeof(Server.StartingTests), typeof(Server.StoppingTests), typeof(Server.ConversationTests), typeof(Server.NameTests), typeof(Server.SeveralConversationsTests),
        typeof(Server.MisbehavingPeerTests), typeof(Server.OverloadTests), typeof(Server.ProbedPeerTests), typeof(Server.InternalErrorTests), typeof(Server.ResumeTests), typeof(Server.ResumeClaimTests), typeof(Server.NameReclaimTests),
        typeof(Server.GhostTests), typeof(Server.NoticeTests), typeof(Server.IgnoreTests), typeof(Server.IgnoreAwayTests),
        .. OfAccounts, .. OfGroups,
    ];

    private static readonly Type[] OfTransfers =
    [
        typeof(Server.ContainmentTests),
        typeof(Server.TransferOfferTests), typeof(Server.TransferPlaceTests), typeof(Server.TransferLinkTests), typeof(Server.TransferEndTests),
        typeof(Server.TransferGroupTests),
    ];

    private static readonly Type[] OfClient =
    [
        typeof(Client.ContainmentTests),
        typeof(Client.ConnectTests), typeof(Client.TrustTests), typeof(Client.PlainServerTests), typeof(Client.UnfinishedConnectTests), typeof(Client.ConversationTests), typeof(Client.ConversationEndTests),
        typeof(Client.LateAnswerTests), typeof(Client.QuitBehindTextsTests),
        typeof(Client.VerdictTests), typeof(Client.MistakenMessageTests), typeof(Client.LinkTests), typeof(Client.InternalErrorTests), typeof(Client.CommandListTests),
        typeof(Client.DisconnectTests), typeof(Client.InputTests), typeof(Client.EndOfInputTests), typeof(Client.GroupTests), typeof(Client.PromptTests),
        typeof(Client.MeantForTests), typeof(Client.LeaveTests), typeof(Client.PasswordTests),
        typeof(Client.UploadTests), typeof(Client.UploadCommandTests), typeof(Client.PostponedUploadTests), typeof(Client.DownloadTests), typeof(Client.ReconnectingTests),
        typeof(Client.SessionEndTests), typeof(Client.KeptLinesTests), typeof(Client.SayCommandsTests), typeof(Client.ResendTests),
        typeof(Client.ServerRestartTests), typeof(Client.WithoutConnectionTests), typeof(Client.LostTalkTests), typeof(Client.TalkingOnTests), typeof(Client.LiveRosterTests),
        typeof(Client.AskedForAgainTests), typeof(Client.LostGroupTests), typeof(Client.IgnoreTests), typeof(Client.HistoryTests), typeof(Client.SearchTests), typeof(Client.AwayLikeOpenTests), typeof(Client.AccountTests),
        typeof(Client.KeptMessageTests), typeof(Client.KeptDeliveryTests), typeof(Client.RestartedServerTests), typeof(Client.KeptMistakeTests), typeof(Client.AwayTests),
    ];

    private static readonly Type[] OfBoth = [typeof(Joined.TwoPeopleTalkTests), typeof(Joined.ScriptTests), typeof(Joined.FileTests), typeof(Joined.FileEndTests), typeof(Joined.ReconnectTests), typeof(Joined.CrashTests)];

    [TestCase("Server")]
    [TestCase("Link")]
    [TestCase("Session")]
    [TestCase("Group")]
    [TestCase("Invitation")]
    [TestCase("User")]
    [TestCase("Conversation")]
    [TestCase("Delivery")]
    [TestCase("Input")]
    [TestCase("Prompt")]
    [TestCase("Leave")]
    [TestCase("Keyboard")]
    [TestCase("Typing")]
    [TestCase("Upload")]
    [TestCase("Download")]
    [TestCase("Relay")]
    [TestCase("Errand")]
    [TestCase("Account")]
    [TestCase("Inbox")]
    [TestCase("Store")]
    public void Every_mutant_of_a_machine_is_found_by_a_scenario(string machine)
    {
        Type[] fixtures = machine switch
        {
            "Group" or "Invitation" => [.. OfGroups, typeof(Server.IgnoreTests), typeof(Server.Accounts.KeptGroupTests), typeof(Server.Accounts.KeptGroupMessageTests), typeof(Server.Accounts.OwnerMissedTests), typeof(Server.Accounts.KeptInvitationTests), typeof(Server.Accounts.ForgetTests)],
            "Relay" => [.. OfTransfers, typeof(Server.IgnoreTransferTests)],
            "Account" or "Inbox" => OfAccounts,
            "Store" => [typeof(Server.Keeping.StoreMachineTests)],
            "Keyboard" => [typeof(Client.Keyboard.KeyboardTests), typeof(Client.Keyboard.PasteTests)],
            "Typing" => [typeof(Client.Screen.TypingTests), typeof(Client.Screen.BrokenLineTests), typeof(Client.Screen.AskedPasswordTests), typeof(Client.Screen.RecallTests)],
            "Errand" => [typeof(Joined.OneShotTests), typeof(Joined.OneShotListenTests), typeof(Joined.OneShotFileTests), typeof(Joined.BrokenErrandTests)],
            "Server" or "Session" => [.. OfServer.Union(OfTransfers)],
            "Link" => [.. OfServer.Union(OfTransfers), .. OfClient],
            _ => OfClient,
        };
        var scenarios = new ScenarioOrder(fixtures, OfBoth);
        Assert.That(scenarios.Failing, Is.Empty, "with the real rules all pass");

        var rules = new MutantRules();
        var mutants = RuleMutations.OfSet(new(new())).Where(mutant => mutant.Machine == machine).ToList();
        var tried = mutants.Where(mutant => mutant.Equivalence is null && !EquivalentMutants.Reasons.ContainsKey(mutant.ToString())).ToList();
        var survivors = new ConcurrentBag<string>();
        Parallel.ForEach(tried, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, mutant => RulesUnderTest.With(limits => rules.Of(mutant, limits), () =>
        {
            if (!scenarios.FindsAMistake(mutant.Place))
                survivors.Add(mutant.ToString());
        }));

        TestContext.Out.WriteLine($"{machine}: {mutants.Count} mutants, {tried.Count - survivors.Count} found, {mutants.Count - tried.Count} equivalent");
        Assert.That(survivors, Is.Empty, () => $"{survivors.Count} of {tried.Count} mutants survive:\n{string.Join('\n', survivors.Order())}");
    }
}
