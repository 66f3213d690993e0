using System.Globalization;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Client.Commands;

/// <summary>Finds whom a typed word means.</summary>
internal static class Recipients
{
    /// <summary>The name of the conversation that is meant, or null for a word that can be nobody. A port stands for the open conversation that has it; else the server is asked whose it is.</summary>
    public static string? Find(ClientUser? server, string typed)
    {
        if (ushort.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port > 0)
            return server?.OpenAt(port)?.Name ?? port.ToString(CultureInfo.InvariantCulture);
        return UserName.TryNormalizeGroup(typed, out var name) ? name : null;
    }
}
