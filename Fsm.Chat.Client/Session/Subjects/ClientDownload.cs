using Fsm.Chat.Protocol.Machines.Client.Download;
using Fsm.Chat.Protocol.Machines.Engine;

namespace Fsm.Chat.Client.Session.Subjects;

/// <summary>One file on its way from one person, at its receiver.</summary>
/// <param name="initial">The state to begin in.</param>
/// <param name="facts">What is known of it.</param>
internal sealed class ClientDownload(DownloadState initial, TransferFacts facts) : Subject<DownloadState>(initial)
{
    /// <summary>What is known of it.</summary>
    public TransferFacts Facts => facts;

    /// <inheritdoc/>
    public override string ToString() => $"{facts.Server} download {facts.Id}";
}
