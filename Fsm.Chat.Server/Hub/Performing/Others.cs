using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Server.Hub.Subjects;

namespace Fsm.Chat.Server.Hub.Performing;

/// <summary>
/// Those who hear of what a subject does, or are looked at for it. If one of them cannot even be told, that one ends once the batch is through: neither the subject
/// nor whoever is told after them has to do with it.
/// </summary>
internal sealed class Others
{
    private readonly Queue<(HubSession Session, Exception Error)> _broken = [];

    /// <summary>Tells somebody something.</summary>
    public void Tell(HubSession told, Action<IVoice> say)
    {
        try
        {
            say(told.Voice);
        }
        catch (Exception error)
        {
            NoteBroken(told, error);
        }
    }

    /// <summary>Tells somebody that a person opened a conversation with them, or left it.</summary>
    public void Tell(IRecipient told, ConversationChange change, IPerson about)
    {
        try
        {
            told.Hear(change, about);
        }
        catch (Exception error)
        {
            NoteBroken(told, error);
        }
    }

    /// <summary>Whether so much waits for somebody, or so much of one sender's, that new messages from there fail.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)] // for every message; the compiler keeps a method that catches apart
    public bool IsBusy(IRecipient recipient, Limits limits, HubSession sender)
    {
        try
        {
            return recipient.IsBusyUnder(limits, sender);
        }
        catch (Exception error)
        {
            NoteBroken(recipient, error);
            return true;
        }
    }

    /// <summary>Somebody could not be told something.</summary>
    public void NoteBroken(IRecipient person, Exception error)
    {
        if (person.Here is { } session)
            _broken.Enqueue((session, error));
    }

    /// <summary>Takes one who could not be told something, and has to end.</summary>
    public bool TryTakeBroken([NotNullWhen(true)] out HubSession? session, [NotNullWhen(true)] out Exception? error)
    {
        var any = _broken.TryDequeue(out var broken);
        (session, error) = broken;
        return any;
    }
}
