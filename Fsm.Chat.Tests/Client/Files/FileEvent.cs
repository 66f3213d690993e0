namespace Fsm.Chat.Tests.Client.Files;

internal sealed record FileEvent(long Transfer, string What)
{
    public ulong Bytes { get; init; }

    public byte[] Hash { get; init; } = [];

    public string Text { get; init; } = "";

    public FileTraits Traits { get; init; }

    /// <summary>The member of <see cref="StatusCode"/> or <see cref="Fsm.Chat.Protocol.Codes.LocalCode"/> that is said.</summary>
    public Enum Status { get; init; } = StatusCode.Ok;
}
