namespace Fsm.Chat.Client.Session.Subjects;

/// <summary>What a conversation is opened for.</summary>
internal enum OpenPurpose : byte
{
    /// <summary>A command named the person: from now on text goes there.</summary>
    Chat,

    /// <summary>A line named its recipient: only that line goes there.</summary>
    Line,

    /// <summary>Text is typed on after the other person's session, or one's own, has ended: it goes to whoever has the name now.</summary>
    Again,

    /// <summary>What was kept while the server could not be asked is to be sent.</summary>
    Kept,
}
