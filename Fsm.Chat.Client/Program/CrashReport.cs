using Fsm.Chat.Client.Codes;
using Fsm.Chat.Client.Terminal;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Codes;

namespace Fsm.Chat.Client.Program;

/// <summary>The last words of a program that a mistake of its own ends: what a person can do, and then what whoever mends it needs to know.</summary>
internal sealed class CrashReport : IDisposable
{
    private readonly Action _giveBack;

    /// <summary>Waits for exceptions that nobody handles.</summary>
    /// <param name="giveBack">Leaves standard error readable again.</param>
    public CrashReport(Action giveBack)
    {
        _giveBack = giveBack;
        AppDomain.CurrentDomain.UnhandledException += Report;
    }

    /// <inheritdoc/>
    public void Dispose() => AppDomain.CurrentDomain.UnhandledException -= Report;

    private void Report(object sender, UnhandledExceptionEventArgs crash)
    {
        _giveBack();
        PrintedText.ToErrors($"{LocalCode.InternalError.Code()}: {ClientTexts.Crashed}");
        PrintedText.ToErrors($"{crash.ExceptionObject}");
        Environment.Exit(ExitDecisions.Crashed);
    }
}
