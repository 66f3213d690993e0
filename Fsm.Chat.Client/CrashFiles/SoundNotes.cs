using Fsm.Chat.Client.Crash;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Client.CrashFiles;

/// <summary>Decides whether a note can have been written by a client: a disk, or a person, may have changed it.</summary>
internal static class SoundNotes
{
    /// <summary>Whether it can.</summary>
    public static bool IsSound(CrashNote note) => note switch
    {
        SessionBegan began => began.Token is { Length: Welcome.TokenSize },
        LineQueued line => line.Number > 0 && IsName(line.To) && line.Text is { Length: > 0 },
        LineSent { Number: var number } => number > 0,
        PlaceTaken place => place is { Conversations: not null, Groups: not null }
            && Enum.IsDefined(place.Mode) && place.Conversations.Keys.Concat(place.Groups).All(IsName) && (place.Target is null || IsName(place.Target)),
        _ => true,
    };

    private static bool IsName(string? name) => name is not null && UserName.TryNormalizeGroup(name, out _);
}
