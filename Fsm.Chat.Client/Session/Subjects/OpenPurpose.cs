namespace Fsm.Chat.Client.Session.Subjects;

/// <summary>What a conversation is opened for.</summary>
internal enum OpenPurpose : byte
{
    /// <summary>A command named the person: from now on text goes there.</summary>
    Chat,

    /// <summary>A line named its recipient: only that line goes there.</summary>
    Line,
}
