namespace Fsm.Chat.Client.Session.Services;

/// <summary>Does something for one subject, so that what throws ends that one.</summary>
internal static class Guarded
{
    /// <summary>Does it.</summary>
    /// <param name="contain">Ends the subject.</param>
    /// <param name="subject">Whom it is for.</param>
    /// <param name="work">What is to be done; null for nothing.</param>
    public static void Run<TSubject>(Action<TSubject, Exception> contain, TSubject subject, Action<TSubject>? work)
    {
        try
        {
            work?.Invoke(subject);
        }
        catch (Exception error)
        {
            contain(subject, error);
        }
    }
}
