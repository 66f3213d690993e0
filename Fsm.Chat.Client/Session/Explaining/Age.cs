using System.Globalization;

namespace Fsm.Chat.Client.Session.Explaining;

/// <summary>Spans of time as people read them. Units are those of the whole world, so they are the same in every language.</summary>
internal static class Age
{
    /// <summary>A span such as <c>3 h 5 min</c>, <c>2 min 5 s</c> or <c>7 s</c>.</summary>
    public static string Words(TimeSpan span) => span switch
    {
        { TotalHours: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalHours} h {span.Minutes} min"),
        { TotalMinutes: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{span.Minutes} min {span.Seconds} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, (int)span.TotalSeconds)} s"),
    };

    /// <summary>A time of day, with the day when that is another.</summary>
    public static string Clock(DateTimeOffset at, DateTimeOffset now) =>
        at.ToString(at.Date == now.Date ? "HH:mm:ss" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
