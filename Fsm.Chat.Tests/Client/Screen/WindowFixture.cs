using Fsm.Chat.Client.Screen.Windows;

namespace Fsm.Chat.Tests.Client.Screen;

/// <summary>A screen, its windows and what is read in the one that is shown.</summary>
public abstract class WindowFixture
{
    private protected const string Server = ScreenWorld.Address;

    private protected ScreenWorld World { get; private set; } = null!;

    private protected WindowList Windows => World.Screen.Book.Windows;

    [SetUp]
    public void Begin() => World = new();

    private protected string[] Transcript() => [.. World.Rows[1..^1].Select(row => row[21..]).Where(row => row.Length > 0)];
}
