using Fsm.Chat.Server.Hub.Subjects;

namespace Fsm.Chat.Server.Hub.Books;

/// <summary>Whom an offer is for, as far as the hub knows.</summary>
/// <param name="Recipients">The people, without whoever offers.</param>
/// <param name="Group">The group's proper name in UTF-8; empty when it is for one person.</param>
/// <param name="Found">Whether exactly one person, or one group, fits.</param>
/// <param name="Ambiguous">Whether several people have the port.</param>
/// <param name="IsSelf">Whether it is whoever offers.</param>
/// <param name="IsMember">Whether whoever offers is in the group; true when it is for a person.</param>
internal sealed record OfferDestination(
    IReadOnlyList<HubSession> Recipients, byte[] Group, bool Found, bool Ambiguous, bool IsSelf, bool IsMember)
{
    /// <summary>Whether whoever offers has an open invitation to the group.</summary>
    public bool IsInvited { get; init; }

    /// <summary>Whether that person, or some member of the group, takes nothing from whoever offers.</summary>
    public bool IsIgnored { get; init; }

    /// <summary>Finds out who is meant by a name, or by a port when the name is empty.</summary>
    public static OfferDestination Resolve(HubFacts facts, HubSession sender, ReadOnlySpan<byte> name, ushort port)
    {
        if (facts.Groups.Find(name, port) is { } group)
            return Resolve(group, sender);
        var person = facts.Roster.Find(name, port, out var ambiguous);
        var isSelf = person == sender;
        var isIgnored = person is not null && person.Ignores(sender);
        return new(person is null || isSelf || isIgnored ? [] : [person], [], person is not null, ambiguous, isSelf, IsMember: true) { IsIgnored = isIgnored };
    }

    private static OfferDestination Resolve(HubGroup group, HubSession sender)
    {
        var isMember = sender.Groups?.IsMember(group) ?? false;
        return new(isMember ? [.. group.Members.Select(member => member.Person).Where(member => member != sender && !member.Ignores(sender))] : [], group.NameUtf8, Found: true, Ambiguous: false, IsSelf: false, isMember)
        {
            IsInvited = sender.Groups?.InvitationTo(group) is not null,
            IsIgnored = group.CountIgnoring(sender) > 0,
        };
    }
}
