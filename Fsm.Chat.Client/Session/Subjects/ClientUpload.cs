using Fsm.Chat.Protocol.Machines.Client.Upload;
using Fsm.Chat.Protocol.Machines.Engine;

namespace Fsm.Chat.Client.Session.Subjects;

/// <summary>One file on its way to one person, at its sender.</summary>
/// <param name="initial">The state to begin in.</param>
/// <param name="facts">What is known of it.</param>
/// <param name="path">The file as it was typed.</param>
internal sealed class ClientUpload(UploadState initial, TransferFacts facts, string path) : Subject<UploadState>(initial)
{
    private const int Calmness = 2; // many may wait for the same place, and each of their questions counts as one of ours

    /// <summary>What is known of it.</summary>
    public TransferFacts Facts => facts;

    /// <summary>The file as it was typed.</summary>
    public string Path => path;

    /// <summary>The destination as it was typed.</summary>
    public required string Destination { get; init; }

    /// <summary>How often the server was asked to offer it.</summary>
    public int Asked { get; set; }

    /// <summary>What the receiver has of the file already, by its own account.</summary>
    public (ulong Offset, byte[] Hash) There { get; set; } = (0, []);

    /// <inheritdoc/>
    public override TimeSpan WaitFor(TimeSpan longest) => State == UploadState.Postponed ? facts.Server.BackOff(Asked + Calmness, longest) : longest;

    /// <inheritdoc/>
    public override string ToString() => $"{facts.Server} upload {facts.Id}";
}
