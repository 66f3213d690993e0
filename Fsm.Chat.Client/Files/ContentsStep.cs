namespace Fsm.Chat.Client.Files;

/// <summary>What a receiver does about one frame of its file link.</summary>
internal enum ContentsStep : byte
{
    /// <summary>Begin to write at the offset that the frame names.</summary>
    Begin,

    /// <summary>Write its bytes.</summary>
    Write,

    /// <summary>Compare the hash: all has come.</summary>
    Finish,

    /// <summary>Give up: this is not the file that was offered.</summary>
    Refuse,

    /// <summary>Give up: the server closes the link.</summary>
    Lose,
}
