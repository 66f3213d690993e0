using Fsm.Chat.Protocol.Framing;

namespace Fsm.Chat.Protocol.Messages;

/// <summary>
/// A byte for each of the people of a list, behind what is said of all: whether the name is theirs. So whoever knows nothing of it reads the list as ever.
/// </summary>
internal static class HolderMarks
{
    /// <summary>Writes them.</summary>
    public static void Write(ref BodyWriter writer, IReadOnlyList<UserEntry> people)
    {
        foreach (var person in people)
            writer.Write((byte)(person.IsHolder == true ? 1 : 0));
    }

    /// <summary>Reads them, if there are any, into the list.</summary>
    /// <returns>Whether there are any.</returns>
    public static bool TryRead(ref BodyReader reader, List<UserEntry> people)
    {
        if (reader.Failed || reader.IsAtEnd)
            return false;
        for (var i = 0; i < people.Count; i++)
            people[i] = people[i] with { IsHolder = reader.ReadByte() == 1 };
        return true;
    }
}
