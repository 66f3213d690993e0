namespace Fsm.Chat.Tests.Client.Screen;

/// <summary>What F1 shows can be read on a small terminal.</summary>
public sealed class HelpTests
{
    [Test]
    public void On_a_small_screen_it_begins_at_the_top_and_is_read_page_by_page()
    {
        var world = new ScreenWorld { Size = (40, 12) };
        world.Message("hi");
        world.Compose();

        world.Screen.Help();
        var read = new List<string> { world.Rows[1][6..] };
        Assert.That(read[0], Does.StartWith("* F1 shows this"));
        for (var page = 0; page < 5; page++)
        {
            read.AddRange(world.Rows[1..^1]);
            world.Screen.Scroll(1);
        }

        Assert.That(string.Join(' ', read.Select(row => row.Trim())), Does.Contain("Ctrl-F: search").And.Contain("F2 accepts").And.Contain("/commands lists"));
        Assert.That(world.Rows[1..^1], Has.Some.Contain("/commands lists"), "at last the newest lines are seen");
    }

    [Test]
    public void Where_all_of_it_is_seen_nothing_is_scrolled()
    {
        var world = new ScreenWorld { Size = (120, 40) };
        world.Compose();

        world.Screen.Help();

        Assert.That(world.Screen.Book.Windows.Current.Scroll, Is.Null);
    }
}
