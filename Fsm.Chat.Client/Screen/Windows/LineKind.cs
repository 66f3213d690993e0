namespace Fsm.Chat.Client.Screen.Windows;

/// <summary>What a line in a window is.</summary>
internal enum LineKind : byte
{
    /// <summary>What somebody else wrote.</summary>
    Message,

    /// <summary>What was written here.</summary>
    Own,

    /// <summary>Something worth knowing.</summary>
    Notice,

    /// <summary>Something that did not work.</summary>
    Error,
}
