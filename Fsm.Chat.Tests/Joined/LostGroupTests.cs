using Fsm.Chat.Client.Events;

namespace Fsm.Chat.Tests.Joined;

/// <summary>A text that is typed in the window of a group that one is no longer in says so, and gets to no person of that name.</summary>
public sealed class LostGroupTests : JoinedFixture
{
    [Test]
    public void It_is_said_whatever_took_it([Values("/leave bakers", "the server's end")] string what)
    {
        var ana = new ScreenPerson(World, "ana");
        ana.Client.Client.Start(ServerEndpoint.Default);
        World.Run();
        ana.Enter("group bakers");
        World.Run();
        ana.Screen.Switch(windows => windows.Show(windows.All.Single(window => window.IsGroup)));
        if (what[0] == '/')
        {
            ana.Enter(what);
        }
        else
        {
            World.KillServer();
            World.AddServer("127.0.0.1:7400");
            World.Pass(5);
            Assert.That(ana.Screen.Book.Windows.Current.Lines.Select(line => line.Text), Has.Some.StartWith("you are no longer in the group bakers"));
        }

        World.Run();
        var namesake = World.Join("bakers");
        ana.Enter("bread");
        World.Pass(1);
        Assert.That(ana.Client.Events.OfType<ErrorEvent>().Last().Text, Is.EqualTo("you are no longer in the group bakers: nothing was sent"));
        Assert.That((ana.Editor.Text, namesake.Texts), Is.EqualTo(("bread", Array.Empty<string>())));
    }
}
