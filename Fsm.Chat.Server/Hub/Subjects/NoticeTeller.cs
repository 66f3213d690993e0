using Fsm.Chat.Protocol.Machines.Server.Session;

namespace Fsm.Chat.Server.Hub.Subjects;

/// <summary>Tells people who opens and leaves conversations with them and who is there, or holds it back until they have taken what waits.</summary>
internal static class NoticeTeller
{
    /// <summary>Something has happened.</summary>
    /// <param name="told">Who is to know.</param>
    /// <param name="about">To whom it has happened.</param>
    /// <param name="news">What.</param>
    public static void Tell(HubSession told, IPerson about, in Notice news)
    {
        if (told.Notices is null && told.Voice.Bytes < NoticeDecisions.MostWaiting)
            Say(told, about, news);
        else
            (told.Notices ??= new()).Hold(about, news, about is IRecipient person && told.Partners.IsIn(person));
    }

    /// <summary>The person has taken some of what waits.</summary>
    public static void TellHeld(HubSession told)
    {
        while (told.Notices is { } held)
        {
            if (told.Voice.Bytes >= NoticeDecisions.MostWaiting)
                return;
            if (held.TryTake(out var about, out var notice))
                Say(told, about, notice);
            else
                told.Notices = null;
        }
    }

    /// <summary>A message is about to come from somebody: what is held back about them belongs before it.</summary>
    public static void TellHeld(HubSession told, IPerson about)
    {
        if (told.Notices is { } held && held.TryTake(about, out var notice))
            Say(told, about, notice);
    }

    private static void Say(HubSession told, IPerson about, in Notice notice)
    {
        if (notice.Conversation is { } change)
            told.Voice.Conversation(change, about);
        if (notice.Presence is { } presence)
            told.Voice.Presence(presence, about, notice.Reason);
    }
}
