using Fsm.Chat.Benchmarks.Load;

namespace Fsm.Chat.Benchmarks.Compare;

/// <summary>One piece of work that everybody does.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Options">What is done.</param>
internal sealed record Work(string Name, LoadOptions Options)
{
    private const int RoomSize = 10;
    private const int RoomWindow = 16;
    private const int Length = 64;

    /// <summary>The usual three.</summary>
    /// <param name="connections">Connections; those that do not fill a pair or a room stay out.</param>
    /// <param name="warmUp">How long to run before measuring.</param>
    /// <param name="measured">How long to measure.</param>
    public static IReadOnlyList<Work> All(int connections, TimeSpan warmUp, TimeSpan measured)
    {
        return [Pairs(1), Pairs(64), Rooms()];

        Work Pairs(int window) => new($"window {window}", new(connections - connections % 2, Room: 0, Both: false, window, Length, warmUp, measured));
        Work Rooms() => new($"rooms of {RoomSize}, window {RoomWindow}", new(connections - connections % RoomSize, RoomSize, Both: false, RoomWindow, Length, warmUp, measured));
    }
}
