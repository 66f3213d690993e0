namespace Fsm.Chat.Tests.Client.Screen;

/// <summary>People of one name on two servers: who is meant is said wherever they are named.</summary>
public sealed class NamesakesTests
{
    private const string Other = "127.0.0.1:7402";
    private ScreenWorld _world = null!;

    [SetUp]
    public void KnowTwoCarlas()
    {
        _world = new();
        var (one, two) = (ScreenWorld.Standing(), ScreenWorld.Standing(address: Other));
        _world.Overview = new([one.Servers[0], two.Servers[0]], one.Current, []);
        _world.Message("hi", from: "carla");
        _world.Show(new MessageEvent(Other, "1", "carla", "alice", "hi"));
        _world.Message("hi");
        _world.Size = (80, 16);
    }

    [Test]
    public void The_title_says_of_which_server_they_are() =>
        Assert.That(_world.Rows[0], Does.EndWith("[carla@7400 1, bob 1, carla@7402 1]"));

    [Test]
    public void So_does_the_prompt()
    {
        _world.Screen.Switch(windows => windows.Show(windows.Find(Other, "carla")!));
        Assert.That(_world.Compose().Label, Is.EqualTo("carla@7402> "));
        _world.Screen.Switch(windows => windows.Show(windows.Find(ScreenWorld.Address, "bob")!));
        Assert.That(_world.Compose().Label, Is.EqualTo("bob> "));
    }

    [Test]
    public void A_window_is_found_by_the_name_that_is_shown_and_has_it_above()
    {
        _world.TypeLine("/window carla@7402");
        Assert.That(_world.Screen.Book.Windows.Current.Server, Is.EqualTo(Other));
        Assert.That(_world.Rows[0], Does.Match(@"^ \d carla@7402 "));
    }

    [Test]
    public void So_does_a_question()
    {
        _world.Overview = _world.Overview with { Requests = [new(Other, "1", "carla", "b.txt", 1)] };
        Assert.That(_world.Rows, Has.Some.StartsWith(" carla@7402 offers \"b.txt\""));
    }

    [Test]
    public void On_a_narrow_screen_ones_own_name_and_the_window_stay()
    {
        _world.Size = (40, 12);
        _world.Screen.Switch(windows => windows.Show(windows.Find(Other, "carla")!));
        var standing = _world.Overview.Servers[1] with { State = UserState.Reconnecting, Undecided = 12, Link = null };
        _world.Overview = _world.Overview with { Servers = [_world.Overview.Servers[0], standing] };
        Assert.That((_world.Rows[0][..8], _world.Rows[^1][..7]), Is.EqualTo((" 4 carla", " alice@")));
    }
}
