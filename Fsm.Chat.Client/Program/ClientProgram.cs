using System.Runtime.InteropServices;
using Fsm.Chat.Client.Codes;
using Fsm.Chat.Client.CrashFiles;
using Fsm.Chat.Client.Entry;
using Fsm.Chat.Client.Events;
using Fsm.Chat.Client.Facts;
using Fsm.Chat.Client.Files;
using Fsm.Chat.Client.Ports;
using Fsm.Chat.Client.Screen.Display;
using Fsm.Chat.Client.Session;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Client.Terminal;
using Fsm.Chat.Client.Terminal.Keyboard;
using Fsm.Chat.Client.Transport;
using Fsm.Chat.Client.Trust;
using Fsm.Chat.Protocol.Flow;
using Fsm.Chat.Protocol.Machines;
using Fsm.Chat.Protocol.Machines.Terminal.Keyboard;

namespace Fsm.Chat.Client.Program;

/// <summary>Joins the core with sockets, terminal and clock. It decides nothing.</summary>
internal sealed class ClientProgram : IClientPort, IDisposable
{
    private const int MostInterrupts = 3;
    private static readonly TimeSpan LongestLeave = TimeSpan.FromSeconds(5);

    private readonly TaskCompletionSource<int> _exit = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ChatClient _client;
    private static readonly TimeSpan ZoneKnownFor = TimeSpan.FromSeconds(10);

    private readonly ClientClock _clock;
    private readonly IChatTerminal _terminal;
    private readonly FileCarrier _files;
    private readonly CrashFolder? _state;
    private readonly ServerTrust _trust;
    private Timer? _lastResort;
    private int _interrupts;

    private ClientProgram(ProgramSettings settings, IStepLog? journal)
    {
        _state = settings.KeepsState ? new CrashFolder(StateFolder.PathOf()) : null;
        var options = new ClientOptions(settings.Name, settings.IsInteractive)
        {
            TakesCommands = settings.Lines is not RawLines, UsesTls = settings.UsesTls, RetriesConnect = settings.RetriesConnect, Passwords = settings.Passwords, People = settings.KeepsState ? new KnownPeople(StateFolder.PathOf("known_people")) : new ForgetfulPeople(), CrashNotes = _state is null ? NoCrashNotes.Instance : _state,
            Registers = settings.Registers, KeyCode = settings.KeyCode, KeyLabel = KeyLabel.Of(Environment.MachineName), GivesHints = settings.IsInteractive && !settings.IsJson, LooksBack = settings.IsInteractive && !settings.IsJson,
            AsksForPasswords = settings.IsInteractive && !settings.IsJson && (settings.IsFullScreen || EchoSwitch.IsPossible), Paths = FolderLister.Instance, Jitter = Random.Shared.NextDouble,
        };
        _trust = settings.Trust;
        var time = new ZonedTime(ZoneKnownFor);
        _client = new(options, new RuleSet(options.Limits), time, this, journal);
        _clock = new(_client, time);
        _files = new(_client.Files, new DownloadFolder(settings.Downloads, settings.KeepsTraits), settings.Trust, time);
        var rules = new RuleSet(options.Limits) { Keyboard = KeyboardRules.Create(EscapeDelay.OfEnvironment()) };
        _terminal = settings.IsFullScreen
            ? new FullScreen(_client, rules, settings.Notifications, time, _client.LeaveWished)
            // Nobody reads what is printed, or it cannot be written: there is nobody left to be of use to.
            : new LineTerminal(_client, settings.Lines, settings.IsJson ? new JsonWriter() : new PlainWriter(), why => _exit.TrySetResult(LostOutput.Judge(why, ExitDecisions.Done)));
    }

    /// <summary>Runs a client until its input ends or it is interrupted.</summary>
    /// <returns>The program's exit code.</returns>
    public static async Task<int> RunAsync(ProgramSettings settings)
    {
        await using var log = settings.LogFile is null ? null : LogFile.Open(settings.LogFile, settings.LogLevel);
        using var program = new ClientProgram(settings, log is null ? null : new LogFile(log));
        using var crash = new CrashReport(program._terminal.GiveBack);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, program.Interrupt);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, program.Interrupt);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, program.Interrupt);
        program._terminal.Start();
        program._client.Start([.. settings.Servers]);
        var code = await program._exit.Task;
        await program._files.DisposeAsync();
        await program._terminal.CloseAsync();
        log?.Information("Ends with {Code}; {InternalErrors} internal errors", code, program._client.InternalErrors);
        return code;
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
    public void Show(ClientEvent shown) => _terminal.Show(shown);

    /// <inheritdoc/>
    public void Changed() => _terminal.Changed();

    /// <inheritdoc/>
    public void WantLine() => _terminal.WantLine();

    /// <inheritdoc/>
    public void ArmTimer(TimeSpan? due) => _clock.Arm(due);

    /// <inheritdoc/>
    public void Exit(int code) => _exit.TrySetResult(code);

    /// <inheritdoc/>
    public void Dispose()
    {
        _clock.Dispose();
        _lastResort?.Dispose();
        _state?.Dispose();
        LogFile.End();
    }

    // A person is asked, and leaves by saying it twice; the system is obeyed at once. Whoever insists ends a program that hangs.
    private void Interrupt(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref _interrupts) > MostInterrupts)
            EndAtOnce(128 + (context.Signal == PosixSignal.SIGINT ? 2 : 15));
        if (context.Signal == PosixSignal.SIGINT)
            _client.LeaveWished(hasDraft: false);
        else
            LeaveInTime(context.Signal);
    }

    // The terminal, or whatever else is waited for at the end, may be gone already.
    private void LeaveInTime(PosixSignal signal)
    {
        _lastResort ??= new Timer(_ => EndAtOnce(128 + (signal == PosixSignal.SIGHUP ? 1 : 15)), null, LongestLeave, Timeout.InfiniteTimeSpan);
        _client.Leave();
    }
    private void EndAtOnce(int code)
    {
        _terminal.GiveBack();
        Environment.Exit(code);
    }
}
