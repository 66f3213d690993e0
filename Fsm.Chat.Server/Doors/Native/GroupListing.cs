using System.Text;
using Fsm.Chat.Protocol.Messages.Groups;
using Fsm.Chat.Server.Hub.Subjects;

namespace Fsm.Chat.Server.Doors.Native;

/// <summary>Makes the list of groups as long as one frame allows.</summary>
internal static class GroupListing
{
    private const int BytesBeforeGroups = 12;
    private const int BytesBesideNames = 6;

    /// <summary>The groups with as many of their members as there is room for: one of each in turn, so that a large group does not take all of it.</summary>
    /// <param name="groups">The groups, in the order of the list.</param>
    /// <param name="room">Bytes of the longest body. Limits that fit each other leave room for all groups; what does not fit is left out.</param>
    public static List<GroupEntry> Fit(IReadOnlyList<HubGroup> groups, int room)
    {
        room -= BytesBeforeGroups;
        var members = new List<List<string>>();
        foreach (var group in groups)
        {
            room -= BytesBesideNames + group.NameUtf8.Length + group.Owner.NameUtf8.Length;
            if (room < 0)
                break;
            members.Add([]);
        }

        ShareOut(groups, members, room);
        return [.. members.Select((names, i) => new GroupEntry(
            groups[i].Name, NameOf(groups[i].Owner), (ushort)Math.Min(groups[i].Count, ushort.MaxValue), names))];
    }

    private static void ShareOut(IReadOnlyList<HubGroup> groups, List<List<string>> members, int room)
    {
        var everybody = groups.Select(group => group.Everybody.ToList()).ToList();
        for (var (next, any) = (0, true); any; next++)
        {
            any = false;
            for (var i = 0; i < members.Count; i++)
            {
                if (next >= everybody[i].Count)
                    continue;
                var member = everybody[i][next];
                room -= 1 + member.NameUtf8.Length;
                if (room < 0)
                    return;
                members[i].Add(NameOf(member));
                any = true;
            }
        }
    }

    private static string NameOf(IRecipient person) => Encoding.UTF8.GetString(person.NameUtf8);
}
