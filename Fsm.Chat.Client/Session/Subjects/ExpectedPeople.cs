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

    /// <summary>The same when another session is lost: whoever has not come back yet is still expected.</summary>
    /// <param name="more">Who was there now.</param>
    /// <param name="now">The present.</param>
    /// <param name="lasting">For how long all are expected from now on.</param>
    public ExpectedPeople And(IEnumerable<string> more, TimeSpan now, TimeSpan lasting) => new(now < until ? _names.Concat(more) : more, now + lasting);

    /// <summary>Whether somebody of that name is.</summary>
    public bool Has(string name, TimeSpan now) => now < until && _names.Contains(name);
}
