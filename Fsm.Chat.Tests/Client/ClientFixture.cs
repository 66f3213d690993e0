using Fsm.Chat.Client.Session.Subjects;

namespace Fsm.Chat.Tests.Client;

/// <summary>Makes clients for the tests of one fixture and sees to it that each ends well, whatever it went through.</summary>
internal abstract class ClientFixture
{
    private readonly List<ClientWorld> _worlds = [];

    [TearDown]
    public void Every_link_ends_once_and_no_step_was_a_bug()
    {
        foreach (var world in _worlds)
        {
            world.AssertPlaceIsNoted();
            var links = world.Links.Where(link => link.IsOpen).ToList();
            foreach (var link in links)
                link.AssertEndsOnce();
            var closings = links.Select(link => link.Closings).ToList();
            world.Advance(3); // a link that is over has no timer any more
            Assert.That(links.Select(link => link.Closings), Is.EqualTo(closings));
            Assert.That(world.Client.InternalErrors, Is.EqualTo(ExpectedErrors));
        }

        _worlds.Clear();
    }

    /// <summary>How often a test makes each client stumble over itself.</summary>
    protected virtual int ExpectedErrors => 0;

    protected ClientWorld NewWorld(bool isInteractive = true, Limits? limits = null, Func<ClientOptions, ClientOptions>? settle = null)
    {
        var world = new ClientWorld(isInteractive, limits, settle);
        _worlds.Add(world);
        return world;
    }

    /// <summary>A client that is connected, with the session's first frame taken.</summary>
    protected ClientWorld Connected(bool isInteractive = true, ushort window = 128, Func<ClientOptions, ClientOptions>? settle = null)
    {
        var world = NewWorld(isInteractive, settle: settle);
        world.Start();
        world.Server.Grant(window);
        return world;
    }

    protected ClientWorld Chatting(bool isInteractive = true, ushort window = 128, Func<ClientOptions, ClientOptions>? settle = null)
    {
        var world = Connected(isInteractive, window, settle);
        world.Line("chat bob");
        world.Server.ConfirmOpen();
        world.Server.Handled = 2;
        return world;
    }

    protected ClientWorld Flooded(int lines, bool isInteractive = true)
    {
        var world = Chatting(isInteractive, window: 1);
        for (var i = 0; i < lines; i++)
            world.Line($"{i}");
        return world;
    }
}
