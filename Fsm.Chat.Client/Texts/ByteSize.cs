using System.Globalization;
using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Client.Texts;

/// <summary>Numbers of bytes as people read them.</summary>
public static class ByteSize
{
    private static readonly string[] Units = ["KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];

    /// <summary>Such as "10 bytes", "3.4 MiB".</summary>
    public static string Words(double bytes)
    {
        if (bytes < 1024)
            return (bytes is >= 0.5 and < 1.5 ? ClientTexts.BytesOne : ClientTexts.BytesMany).With(Math.Round(bytes));
        var unit = 0;
        for (bytes /= 1024; bytes >= 1023.95 && unit < Units.Length - 1; unit++)
            bytes /= 1024;
        return string.Create(CultureInfo.InvariantCulture, $"{bytes:0.0} {Units[unit]}");
    }
}
