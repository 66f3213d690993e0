using Fsm.Chat.Client.Screen.Rows;
using Fsm.Chat.Protocol.Machines.Client.User;

namespace Fsm.Chat.Tests.Joined;

/// <summary>A text that is typed in somebody's window counts from the moment of Enter, also while the conversation with them has still to be opened.</summary>
public sealed class FirstReplyTests : JoinedFixture
{
    [Test]
    public void It_is_shown_counted_asked_about_and_a_failure_when_one_leaves()
    {
        var ana = Written();
        ana.Client.Wire.IsSilent = true; // the server hangs
        ana.Enter("a reply");
        ana.Enter("another");
        World.Run();
        Assert.That(ana.Rows.Rows, Has.Some.Matches<Row>(row => row!.Text.TrimEnd().EndsWith("a reply …", StringComparison.Ordinal)));
        Assert.That(ana.Rows.Rows, Has.Some.Matches<Row>(row => row!.Text.TrimEnd().EndsWith("another …", StringComparison.Ordinal)));
        Assert.That(ana.Client.Client.Overview().Current!.Undecided, Is.EqualTo(2));
        ana.Client.Client.LeaveWished(ana.Screen.HasDraft);
        World.Run();
        Assert.That((ana.Client.ExitCode, Notices(ana.Client).Last()), Is.EqualTo(((int?)null, "not finished: messages without a verdict: 2; Ctrl-C or exit again leaves all the same, and anything else stays")));
        ana.Client.Client.LeaveWished(ana.Screen.HasDraft);
        World.Pass(10);
        Assert.That(ana.Client.ExitCode, Is.EqualTo(3));
    }

    [Test]
    public void It_is_offered_by_the_next_client_when_this_one_is_killed()
    {
        var ana = Written();
        ana.Client.Wire.IsSilent = true;
        ana.Enter("a reply");
        World.Run();
        ana.Client.Kill();
        var next = World.Restart(ana.Client);
        next.Type("unsent");
        Assert.That(Notices(next).Last(), Is.EqualTo("bob> a reply"));
    }

    [Test]
    public void It_is_kept_while_the_connection_is_made_again_whomever_one_talked_to([Values] bool isRestarted)
    {
        var (ana, carla) = (Written(), World.Join("carla"));
        ana.Enter("/chat carla");
        World.Run();
        ana.Screen.Switch(windows => windows.Show(windows.All.Single(window => window.Name == "bob")));
        if (isRestarted)
        {
            World.KillServer();
            World.AddServer("127.0.0.1:7400");
        }
        else
        {
            ana.Client.Wire.Break();
        }

        ana.Enter("a reply");
        World.Run();
        Assert.That(ana.Client.Errors, Has.None.EqualTo("reconnecting"));
        World.Pass(20);
        Assert.That((ana.Client.Verdicts, _bob.Texts), Is.EqualTo((new[] { "a reply delivered" }, new[] { "ana: a reply" })));
        Assert.That(carla.Texts, Is.Empty);
    }

    [Test]
    public void What_waits_for_the_outcome_of_a_command_is_a_line_that_was_not_sent()
    {
        var ana = Written();
        ana.Client.Wire.IsSilent = true;
        ana.Enter("/chat carla");
        World.Run();
        ana.Enter("hello");
        World.Run();
        Assert.That(ana.Screen.HasDraft, Is.True);
    }

    private JoinedClient _bob = null!;

    private ScreenPerson Written()
    {
        _bob = World.Join("bob");
        var ana = new ScreenPerson(World, "ana");
        ana.Client.Client.Start(ServerEndpoint.Default);
        World.Run();
        _bob.Type("chat ana", "hi");
        ana.Screen.Switch(windows => windows.ShowUnread());
        Assert.That((ana.Screen.Book.Windows.Current.Name, ana.Client.Client.Overview().Current!.State), Is.EqualTo(("bob", UserState.Connected)));
        return ana;
    }
}
