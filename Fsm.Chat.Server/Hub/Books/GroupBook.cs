using Fsm.Chat.Server.Hub.Subjects;

namespace Fsm.Chat.Server.Hub.Books;

/// <summary>The groups there are, by name.</summary>
internal sealed class GroupBook
{
    private readonly NameTable<HubGroup> _byName = new();

    public IEnumerable<HubGroup> All => _byName.All;

    public bool IsHeld(string name) => _byName.Contains(name);

    public void Add(HubGroup group) => _byName.Add(group.Name, group);

    public void Remove(HubGroup group) => _byName.Remove(group.Name, group);

    /// <summary>Finds the group of a name.</summary>
    /// <param name="name">The name in UTF-8.</param>
    /// <param name="port">The port that was named with it: whoever names one means a person.</param>
    public HubGroup? Find(ReadOnlySpan<byte> name, ushort port) => port == 0 && _byName.Count > 0 ? _byName.Find(name) : null;
}
