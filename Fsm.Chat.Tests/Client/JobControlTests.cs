using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Fsm.Chat.Client.Terminal.Device;

namespace Fsm.Chat.Tests.Client;

/// <summary>What a shell tells a client that has the full screen.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class JobControlTests
{
    [Test]
    public void A_client_that_is_woken_takes_the_terminal_and_the_runtime_does_not_set_its_modes_back_behind_it()
    {
        var wokenUp = 0;
        using var jobs = new JobControl(stopWanted: () => { }, wokenUp: () => wokenUp++, resized: () => { });
        var signal = new PosixSignalContext(PosixSignal.SIGCONT);
        jobs.GoOn(signal);
        Assert.That((signal.Cancel, wokenUp), Is.EqualTo((true, 1)));
    }
}
