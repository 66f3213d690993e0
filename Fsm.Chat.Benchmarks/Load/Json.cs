using System.Text.Json;
using System.Text.Json.Serialization;

namespace Fsm.Chat.Benchmarks.Load;

/// <summary>Prints figures for programs: one object in one line.</summary>
internal static class Json
{
    private static readonly JsonSerializerOptions _options = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Prints an object.</summary>
    public static void Print<T>(T figures) => Console.WriteLine(JsonSerializer.Serialize(figures, _options));
}
