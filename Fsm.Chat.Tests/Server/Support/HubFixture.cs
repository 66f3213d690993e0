namespace Fsm.Chat.Tests.Server.Support;

/// <summary>A hub for each test; at the end no step of it was a bug.</summary>
public abstract class HubFixture
{
    private protected HubHarness Server { get; private set; } = null!;

    [SetUp]
    public void Start() => StartUnder(new());

    [TearDown]
    public void No_step_was_a_bug()
    {
        Server.AssertEndedWell();
        Server.Dispose();
    }

    /// <summary>Begins, or begins anew, under some limits.</summary>
    private protected void StartUnder(Limits limits)
    {
        Server?.Dispose();
        Server = new(limits);
        Prepare();
    }

    /// <summary>What all tests of the fixture begin with.</summary>
    private protected virtual void Prepare()
    {
        // Most begin with nothing.
    }
}
