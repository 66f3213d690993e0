namespace Fsm.Chat.Client.Configuration;

/// <summary>How a person is told of a message that they may not see.</summary>
[Flags]
public enum Notifications : byte
{
    /// <summary>Not at all.</summary>
    Off = 0,

    /// <summary>The terminal's bell.</summary>
    Bell = 1,

    /// <summary>A notification of the desktop, which a terminal makes of an escape sequence.</summary>
    Desktop = 2,

    /// <summary>Both.</summary>
    Both = Bell | Desktop,
}
