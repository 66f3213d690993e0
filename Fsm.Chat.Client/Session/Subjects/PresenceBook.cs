using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Client.Session.Subjects;

/// <summary>What the server has said last of a person, and when.</summary>
/// <param name="Change">What happened to them.</param>
/// <param name="Reason">Why, if their connection ended.</param>
/// <param name="At">When, since the client was made.</param>
internal readonly record struct LastHeard(PresenceChange Change, CloseReason Reason, TimeSpan At);

/// <summary>What the server has said last of people. It speaks only of those whom one has to do with.</summary>
internal sealed class PresenceBook
{
    private const int Most = 1000;

    private readonly Dictionary<string, LastHeard> _heard = new(UserName.Comparer);

    /// <summary>Takes note.</summary>
    public void Note(string person, in LastHeard presence)
    {
        if (_heard.Count == Most && !_heard.ContainsKey(person))
            _heard.Remove(_heard.MinBy(heard => heard.Value.At).Key);
        _heard[person] = presence;
    }

    /// <summary>What was said of a person; null for nothing.</summary>
    public LastHeard? Of(string person) => _heard.TryGetValue(person, out var presence) ? presence : null;
}
