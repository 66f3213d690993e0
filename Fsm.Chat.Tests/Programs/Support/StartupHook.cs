using System.Runtime.InteropServices;

/// <summary>
/// Gives a program that is started with this assembly in <c>DOTNET_STARTUP_HOOKS</c> a mistake that it does not have by itself: SIGUSR1 makes a thread of it
/// throw something that nobody handles. The runtime looks for this name, outside of any namespace.
/// </summary>
internal static class StartupHook
{
    private const PosixSignal FirstUserSignal = (PosixSignal)10;

    private static PosixSignalRegistration? _registration;

    public static void Initialize() => _registration = PosixSignalRegistration.Create(FirstUserSignal, signal =>
    {
        signal.Cancel = true;
        new Thread(() => throw new InvalidOperationException("a mistake on purpose")).Start();
    });
}
