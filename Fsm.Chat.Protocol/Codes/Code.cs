using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Protocol.Codes;

/// <summary>What a client tells of how something went: in a server's word, or in its own where no server has said anything. The default is that all is well.</summary>
public readonly record struct Code
{
    private const ushort FirstUnnumbered = 1000;

    private Code(StatusCode status, LocalCode own) => (Status, Own) = (status, own);

    /// <summary>The server's word; <see cref="StatusCode.Ok"/> for none.</summary>
    public StatusCode Status { get; }

    /// <summary>The client's own word; <see cref="LocalCode.None"/> for none.</summary>
    public LocalCode Own { get; }

    /// <summary>Whether all is well.</summary>
    public bool IsOk => this == default;

    /// <summary>The stable lower-case name, such as <c>name_taken</c>.</summary>
    public string Name => Own == LocalCode.None ? Status.Code() : Own.Code();

    /// <summary>The number that stands for it in a frame: the other side of a transfer is told a client's own words too.</summary>
    public StatusCode OnWire => Own == LocalCode.None ? Status : (StatusCode)Own;

    /// <summary>A code from a frame: the other side of a transfer may have said it.</summary>
    public static implicit operator Code(StatusCode status) =>
        (ushort)status < FirstUnnumbered && Enum.IsDefined((LocalCode)status) ? (LocalCode)status : new Code(status, LocalCode.None);

    /// <summary>A code of this client.</summary>
    public static implicit operator Code(LocalCode own) => new(StatusCode.Ok, own);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
