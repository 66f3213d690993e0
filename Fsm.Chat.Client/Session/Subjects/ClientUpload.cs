using Fsm.Chat.Protocol.Machines.Client.Upload;
using Fsm.Chat.Protocol.Machines.Engine;

namespace Fsm.Chat.Client.Session.Subjects;

/// <summary>One file on its way to one person, at its sender.</summary>
/// <param name="initial">The state to begin in.</param>
/// <param name="facts">What is known of it.</param>
/// <param name="path">The file as it was typed.</param>
internal sealed class ClientUpload(UploadState initial, TransferFacts facts, string path) : Subject<UploadState>(initial)
{
    /// <summary>What is known of it.</summary>
    public TransferFacts Facts => facts;

    /// <summary>The file as it was typed.</summary>
    public string Path => path;

    /// <summary>The destination as it was typed.</summary>
    public required string Destination { get; init; }

    /// <summary>What the receiver has of the file already, by its own account.</summary>
    public (ulong Offset, byte[] Hash) There { get; set; } = (0, []);

    /// <inheritdoc/>
    public override string ToString() => $"{facts.Server} upload {facts.Id}";
}
