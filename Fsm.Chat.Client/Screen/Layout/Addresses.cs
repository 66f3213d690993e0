using Fsm.Chat.Client.Terminal;

namespace Fsm.Chat.Client.Screen.Layout;

/// <summary>Makes addresses fit: two servers of one host differ at the end, so what is left out is in the middle.</summary>
internal static class Addresses
{
    /// <summary>An address, or its beginning and its end, with a sign between that there is more.</summary>
    public static string Shorten(string address, int columns)
    {
        if (Columns.Of(address) <= columns)
            return address;
        var (before, behind) = (Math.Max(0, columns - 1) / 3, "");
        foreach (var element in Clusters.Of(address).Reverse())
        {
            if (Columns.Of(behind) + Columns.Of(element) > columns - 1 - before)
                break;
            behind = element + behind;
        }

        return columns <= 0 ? "" : $"{Columns.Cut(address, before)}…{behind}";
    }
}
