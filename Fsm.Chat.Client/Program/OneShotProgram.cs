using System.Runtime.InteropServices;
using Fsm.Chat.Client.Entry;
using Fsm.Chat.Client.Events;
using Fsm.Chat.Client.Facts;
using Fsm.Chat.Client.Files;
using Fsm.Chat.Client.OneShot;
using Fsm.Chat.Client.Ports;
using Fsm.Chat.Client.Session;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Client.Terminal;
using Fsm.Chat.Client.Transport;
using Fsm.Chat.Client.Trust;
using Fsm.Chat.Protocol.Flow;
using Fsm.Chat.Protocol.Machines;
using Fsm.Chat.Protocol.Machines.Terminal.Errand;

namespace Fsm.Chat.Client.Program;

/// <summary>Joins an errand and its client with sockets, standard output, standard error and the clock. It decides nothing.</summary>
internal sealed class OneShotProgram : IClientPort, IDisposable
{
    private readonly TaskCompletionSource<ErrandOutcome> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ChatClient _client;
    private readonly ClientClock _clock;
    private readonly ErrandRunner _runner;
    private readonly OutputPump _output;
    private readonly OutputPump _errors;
    private readonly FileCarrier _files;
    private readonly ServerTrust _trust;
    private volatile bool _isErrorsBroken;
    private volatile string? _outputTrouble; // why standard output takes nothing any more
    private int _interrupts;

    private OneShotProgram(ProgramSettings settings, OneShotSettings wanted, IStepLog? journal)
    {
        var options = new ClientOptions(settings.Name, IsInteractive: false)
        {
            TakesCommands = false, UsesTls = settings.UsesTls, RetriesConnect = settings.RetriesConnect, Passwords = settings.Passwords, KeyCode = settings.KeyCode, KeyLabel = KeyLabel.Of(Environment.MachineName), MarksEachMessage = wanted.Errand.MarksEachMessage, Jitter = Random.Shared.NextDouble,
        };
        var rules = new RuleSet(options.Limits);
        _trust = settings.Trust;
        _client = new(options, rules, TimeProvider.System, this, journal);
        _clock = new(_client, TimeProvider.System);
        _files = new(_client.Files, new DownloadFolder(settings.Downloads), settings.Trust, TimeProvider.System);
        IEventFormat format = settings.IsJson ? new JsonWriter() : new PlainWriter();
        _runner = new(wanted.Errand, rules.Errand, _client, TimeProvider.System, wanted.Time.Left, outcome => _outcome.TrySetResult(outcome));
        _output = new(StandardOutput.Open(), format, _runner.Written, why =>
        {
            _outputTrouble = why;
            _runner.Fire(ErrandTrigger.OutputLost);
        });
        // What was shown is shown on either: a mark goes through both, one after the other.
        _errors = new(Console.OpenStandardError(), new PlainWriter(), mark => _output.Add(mark), _ => _isErrorsBroken = true);
    }

    /// <summary>Runs an errand to its end.</summary>
    /// <returns>The program's exit code.</returns>
    public static async Task<int> RunAsync(ProgramSettings settings, OneShotSettings wanted)
    {
        await using var log = settings.LogFile is null ? null : LogFile.Open(settings.LogFile, settings.LogLevel);
        using var program = new OneShotProgram(settings, wanted, log is null ? null : new LogFile(log));
        using var crash = new CrashReport(() => { });
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, program.Interrupt);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, program.Interrupt);
        var printing = Task.WhenAll(program._output.RunAsync(), program._errors.RunAsync());
        program._client.Start(settings.Servers[0]);
        var outcome = await program._outcome.Task;
        await program._files.DisposeAsync();
        program._errors.Complete();
        program._output.Complete();
        await printing;
        var trouble = OutcomeWriter.Write(outcome, settings.IsJson);
        return LostOutput.Judge(program._outputTrouble ?? trouble, outcome.ExitCode);
    }

    /// <inheritdoc/>
    public ILinkPort Dial(long link, ServerEndpoint server)
    {
        var dialled = new TcpLink(_client, link, _trust);
        _ = Task.Run(() => dialled.RunAsync(server));
        return dialled;
    }

    /// <inheritdoc/>
    public IFilePort Files => _files;

    /// <inheritdoc/>
    public void Show(ClientEvent shown)
    {
        var place = _runner.Show(shown);
        if (shown is ShownMark && place != Outlet.Nowhere && !_isErrorsBroken || place == Outlet.Errors)
            _errors.Add(shown);
        else if (place == Outlet.Output)
            _output.Add(shown);
    }

    /// <inheritdoc/>
    public void WantLine() => _runner.WantCommand();

    /// <inheritdoc/>
    public void ArmTimer(TimeSpan? due) => _clock.Arm(due);

    /// <inheritdoc/>
    public void Exit(int code) => _runner.Fire(ErrandTrigger.ClientEnded);

    /// <inheritdoc/>
    public void Dispose()
    {
        _runner.Dispose();
        _clock.Dispose();
    }

    // Once ends in good order; twice ends at once.
    private void Interrupt(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref _interrupts) > 1)
            Environment.Exit(ErrandExits.Interrupted);
        _runner.Fire(ErrandTrigger.Interrupted);
    }
}
