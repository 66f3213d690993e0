using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Client.Session.Subjects;

/// <summary>People who are expected to come back, as they were there a moment ago.</summary>
/// <param name="names">Their names.</param>
/// <param name="until">Until when it is no news that they come.</param>
internal sealed class ExpectedPeople(IEnumerable<string> names, TimeSpan until)
{
    /// <summary>Nobody is expected.</summary>
    public static readonly ExpectedPeople Nobody = new([], TimeSpan.Zero);

    private readonly HashSet<string> _names = new(names, UserName.Comparer);

    /// <summary>Whether somebody of that name is.</summary>
    public bool Has(string name, TimeSpan now) => now < until && _names.Contains(name);
}
