using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Fsm.Chat.Client.Terminal.Device;

/// <summary>A console of Windows that speaks the sequences of other terminals. Not tested.</summary>
[SupportedOSPlatform("windows")]
internal sealed partial class WindowsDevice : ITerminalDevice
{
    private const int StandardInput = -10;
    private const int StandardOutput = -11;
    private const uint LineEchoAndSignals = 0x7; // ENABLE_PROCESSED_INPUT, ENABLE_LINE_INPUT, ENABLE_ECHO_INPUT
    private const uint InputSequences = 0x200; // ENABLE_VIRTUAL_TERMINAL_INPUT
    private const uint OutputSequences = 0x5; // ENABLE_PROCESSED_OUTPUT, ENABLE_VIRTUAL_TERMINAL_PROCESSING
    private const uint Utf8 = 65001;

    private readonly nint _input = Handle(StandardInput);
    private readonly nint _output = Handle(StandardOutput);
    private readonly uint _inputMode;
    private readonly uint _outputMode;

    /// <summary>Remembers how the console is now.</summary>
    public WindowsDevice()
    {
        _ = GetMode(_input, out _inputMode);
        _ = GetMode(_output, out _outputMode);
    }

    /// <inheritdoc/>
    public (int Width, int Height) Size => (System.Console.WindowWidth, System.Console.WindowHeight);

    /// <inheritdoc/>
    public Stream Input { get; } = System.Console.OpenStandardInput();

    /// <inheritdoc/>
    public Stream Output { get; } = System.Console.OpenStandardOutput();

    /// <inheritdoc/>
    public void MakeRaw()
    {
        _ = SetMode(_input, _inputMode & ~LineEchoAndSignals | InputSequences);
        _ = SetMode(_output, _outputMode | OutputSequences);
        _ = SetInputCode(Utf8);
        _ = SetOutputCode(Utf8);
    }

    /// <inheritdoc/>
    public void Restore()
    {
        _ = SetMode(_input, _inputMode);
        _ = SetMode(_output, _outputMode);
    }

    /// <inheritdoc/>
    public void Stop()
    {
        // There is no job control.
    }

    [LibraryImport("kernel32", EntryPoint = "GetStdHandle")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial nint Handle(int which);

    [LibraryImport("kernel32", EntryPoint = "GetConsoleMode")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int GetMode(nint console, out uint mode);

    [LibraryImport("kernel32", EntryPoint = "SetConsoleMode")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int SetMode(nint console, uint mode);

    [LibraryImport("kernel32", EntryPoint = "SetConsoleCP")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int SetInputCode(uint code);

    [LibraryImport("kernel32", EntryPoint = "SetConsoleOutputCP")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int SetOutputCode(uint code);
}
