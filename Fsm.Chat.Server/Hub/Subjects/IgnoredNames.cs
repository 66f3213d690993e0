using System.Text;
using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Server.Hub.Subjects;

/// <summary>
/// The names from whose people one person takes nothing. Nothing but the name tells who somebody is who comes back, so it holds for whoever has it, or one that looks like it.
/// </summary>
internal sealed class IgnoredNames
{
    private readonly HashSet<string> _names = new(LookalikeComparer.Instance);

    /// <summary>The names in their order.</summary>
    public IReadOnlyList<string> InOrder => [.. _names.Order(UserName.Comparer)];

    /// <summary>Whether there are as many as may be.</summary>
    public bool IsFull => _names.Count >= Limits.IgnoredNames;

    /// <summary>The one that is this name, or looks like it, as it was given; null for none.</summary>
    public string? Find(string name) => _names.TryGetValue(name, out var given) ? given : null;

    public bool Has(IPerson person) => _names.Contains(Encoding.UTF8.GetString(person.NameUtf8));

    public void Add(string name) => _names.Add(name);

    public void Remove(string name) => _names.Remove(name);
}
