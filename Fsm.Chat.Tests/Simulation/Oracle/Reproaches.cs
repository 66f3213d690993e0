namespace Fsm.Chat.Tests.Simulation.Oracle;

/// <summary>Why one side closes because the other has said what it may never say. In a run both sides are ours, so that is always a bug of one of them.</summary>
internal static class Reproaches
{
    public static bool Are(CloseReason reason) => reason is >= CloseReason.BadMagic and <= CloseReason.InternalError;

    /// <summary>Why one side closes because the other seems dead.</summary>
    public static bool AreForSilence(CloseReason reason) => reason is CloseReason.PeerTimeout or CloseReason.WriteStalled or CloseReason.FrameStalled;
}
