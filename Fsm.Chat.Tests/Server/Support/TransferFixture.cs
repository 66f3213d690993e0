namespace Fsm.Chat.Tests.Server.Support;

/// <summary>Alice, bob and a transfer between them, anew for each test; at its end no step was a bug.</summary>
public abstract class TransferFixture
{
    private protected TransferScene Scene { get; private set; } = null!;

    private protected ScriptedPeer Alice => Scene.Alice;

    private protected ScriptedPeer Bob => Scene.Bob;

    [SetUp]
    public void Start()
    {
        Scene = new();
        Prepare();
    }

    [TearDown]
    public void No_step_was_a_bug() => Scene.Dispose();

    /// <summary>What all tests of the fixture begin with.</summary>
    private protected virtual void Prepare()
    {
        // Most begin with nothing.
    }
}
