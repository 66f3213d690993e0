using System.ComponentModel;
using System.IO.Pipes;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Fsm.Chat.Server.Transport.Sockets;

/// <summary>
/// The kernel's list of sockets that have news: epoll(7) of Linux, edge-triggered, so a socket is named once for each piece of news and not until all is read.
/// A socket leaves the list when it is closed.
/// </summary>
internal sealed partial class Epoll : IDisposable
{
    /// <summary>What <see cref="Wait(Span{byte}, int)"/> writes of one socket: flags and a number, without a gap between them on x86-64 only.</summary>
    public static readonly int EventSize = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 12 : 16;

    /// <summary>What <see cref="Interrupt"/> is named by.</summary>
    public const int Interruption = -1;

    private const int Add = 1;
    private const int CloseOnExec = 0x80000;
    private const int Interrupted = 4;
    private const uint Readable = 0x1;
    private const uint Error = 0x8;
    private const uint HungUp = 0x10;
    private const uint PeerEnded = 0x2000;
    private const uint EdgeTriggered = 1u << 31;
    private readonly SafeFileHandle _list = new(Check(Create(CloseOnExec)), ownsHandle: true);
    private AnonymousPipeServerStream? _interruption;

    /// <summary>Puts a socket on the list.</summary>
    /// <param name="socket">Its descriptor.</param>
    /// <param name="number">What it is named by.</param>
    /// <exception cref="SocketException">The kernel has no room for one more: nothing else can go wrong with an open socket.</exception>
    public void Watch(SafeHandle socket, int number)
    {
        Span<byte> news = stackalloc byte[EventSize];
        news.Clear();
        MemoryMarshal.Write(news, Readable | PeerEnded | EdgeTriggered);
        MemoryMarshal.Write(news[(EventSize - sizeof(long))..], (long)number);
        if (Control(_list, Add, socket, MemoryMarshal.GetReference(news)) < 0)
            throw new SocketException((int)SocketError.NoBufferSpaceAvailable);
    }

    /// <summary>Waits until a socket has news.</summary>
    /// <param name="news">As many times <see cref="EventSize"/> as sockets are to be named at most.</param>
    /// <param name="milliseconds">How long; -1 for as long as it takes.</param>
    /// <returns>How many are named.</returns>
    public int Wait(Span<byte> news, int milliseconds)
    {
        var count = Wait(_list, ref MemoryMarshal.GetReference(news), news.Length / EventSize, milliseconds);
        return count < 0 && Marshal.GetLastPInvokeError() == Interrupted ? 0 : Check(count);
    }

    /// <summary>One of those that are named.</summary>
    /// <returns>The number of the socket, and whether nothing more comes behind what is there: its peer has ended the stream or broken it.</returns>
    public static (int Number, bool HasEnded) Read(ReadOnlySpan<byte> news, int index)
    {
        var one = news.Slice(index * EventSize, EventSize);
        return ((int)MemoryMarshal.Read<long>(one[(EventSize - sizeof(long))..]), (MemoryMarshal.Read<uint>(one) & (PeerEnded | HungUp | Error)) != 0);
    }

    /// <summary>Ends the wait that is under way, or the next one: a pipe whose other end is closed is news. To be called once.</summary>
    public void Interrupt()
    {
        _interruption = new(PipeDirection.In);
        _interruption.DisposeLocalCopyOfClientHandle();
        Watch(_interruption.SafePipeHandle, Interruption);
    }

    /// <summary>Lets go of the list. Nobody may wait.</summary>
    public void Dispose()
    {
        _list.Dispose();
        _interruption?.Dispose();
    }

    private static int Check(int result) => result >= 0 ? result : throw new Win32Exception(Marshal.GetLastPInvokeError());

    [LibraryImport("libc", EntryPoint = "epoll_create1", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Create(int flags);

    [LibraryImport("libc", EntryPoint = "epoll_ctl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Control(SafeHandle list, int operation, SafeHandle socket, in byte news);

    [LibraryImport("libc", EntryPoint = "epoll_wait", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Wait(SafeHandle list, ref byte news, int most, int milliseconds);
}
