using System.Diagnostics.CodeAnalysis;
using Fsm.Chat.Protocol.Machines.Server.Session;

namespace Fsm.Chat.Server.Hub.Subjects;

/// <summary>Notices that one person is not told yet, because enough waits for them already: at most one about each other person, in the order of the first.</summary>
internal sealed class HeldNotices
{
    private readonly Dictionary<(string Name, ushort Port), LinkedListNode<(IPerson About, Notice Notice)>> _byPerson = [];
    private readonly LinkedList<(IPerson About, Notice Notice)> _inOrder = [];

    /// <summary>About how many people there is one.</summary>
    public int Count => _inOrder.Count;

    /// <summary>Holds one back, together with what was held back about that person before.</summary>
    public void Hold(IPerson about, in Notice news, bool isPartner)
    {
        var key = Mentioned.KeyOf(about);
        if (!_byPerson.TryGetValue(key, out var node))
        {
            if (NoticeDecisions.Merge(default, news, isPartner) is { IsNothing: false } first)
                _byPerson[key] = _inOrder.AddLast((Mentioned.Of(about), first));
            return;
        }

        node.Value = node.Value with { Notice = NoticeDecisions.Merge(node.Value.Notice, news, isPartner) };
        if (node.Value.Notice.IsNothing)
            Remove(key, node);
    }

    /// <summary>Takes the oldest.</summary>
    public bool TryTake([NotNullWhen(true)] out IPerson? about, out Notice notice)
    {
        (about, notice) = (null, default);
        if (_inOrder.First is not { } node)
            return false;
        (about, notice) = node.Value;
        Remove(Mentioned.KeyOf(about), node);
        return true;
    }

    /// <summary>Takes the one about a person.</summary>
    public bool TryTake(IPerson about, out Notice notice)
    {
        notice = default;
        if (!_byPerson.TryGetValue(Mentioned.KeyOf(about), out var node))
            return false;
        notice = node.Value.Notice;
        Remove(Mentioned.KeyOf(about), node);
        return true;
    }

    private void Remove((string, ushort) key, LinkedListNode<(IPerson, Notice)> node)
    {
        _byPerson.Remove(key);
        _inOrder.Remove(node);
    }
}
