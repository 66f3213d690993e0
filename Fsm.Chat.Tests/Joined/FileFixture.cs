namespace Fsm.Chat.Tests.Joined;

/// <summary>Alice and bob and a file between them, anew for each test.</summary>
internal abstract class FileFixture
{
    protected FileScene Scene { get; private set; } = null!;

    protected JoinedWorld World => Scene.World;

    protected JoinedClient Alice => Scene.Alice;

    protected JoinedClient Bob => Scene.Bob;

    [SetUp]
    public void Begin() => Scene = NewScene();

    [TearDown]
    public void Nobody_found_a_bug() => Scene.Dispose();

    protected virtual FileScene NewScene() => new();
}
