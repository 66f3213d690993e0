namespace Fsm.Chat.Benchmarks.Load;

/// <summary>Who talks to whom.</summary>
/// <param name="options">What the run does.</param>
/// <param name="talkerOf">Gives the one who talks on a connection, by its index; asked when all are connected.</param>
internal abstract class Seating(LoadOptions options, Func<int, Talker> talkerOf)
{
    /// <summary>The one for a run: pairs, or rooms.</summary>
    public static Seating Of(LoadOptions options, Func<int, Talker> talkerOf) =>
        options.Room == 0 ? new PairSeating(options, talkerOf) : new RoomSeating(options, talkerOf);

    /// <summary>What one connection does, by its index.</summary>
    public abstract TalkerRole RoleOf(int index);

    /// <summary>The index of the one whose messages another one receives.</summary>
    public abstract int SourceOf(int index);

    /// <summary>The name of a connection.</summary>
    public static string NameOf(int index) => $"u{index:0000}";

    /// <summary>What the run does.</summary>
    protected LoadOptions Options => options;

    /// <summary>The port of a connection.</summary>
    protected int PortOf(int index) => talkerOf(index).Local.Port;

    /// <summary>Tells a sender how many of its messages have come.</summary>
    protected void Tell(int sender, long received) => talkerOf(sender).Hear(received);
}

/// <summary>Pairs: the first sends to the second, or each to the other.</summary>
internal sealed class PairSeating(LoadOptions options, Func<int, Talker> talkerOf) : Seating(options, talkerOf)
{
    /// <inheritdoc/>
    public override int SourceOf(int index) => index ^ 1;

    /// <inheritdoc/>
    public override TalkerRole RoleOf(int index) => new()
    {
        Name = NameOf(index),
        Partner = NameOf(index ^ 1),
        PartnerPort = () => PortOf(index ^ 1),
        Tell = received => Tell(index ^ 1, received),
        Sends = index % 2 == 0 || Options.Both,
        Receives = index % 2 != 0 || Options.Both,
        Window = Options.LargestWindow,
        Length = Options.Length,
    };
}

/// <summary>Rooms: the first of each sends to all others of it.</summary>
internal sealed class RoomSeating(LoadOptions options, Func<int, Talker> talkerOf) : Seating(options, talkerOf)
{
    /// <inheritdoc/>
    public override int SourceOf(int index) => index - index % Options.Room;

    /// <inheritdoc/>
    public override TalkerRole RoleOf(int index)
    {
        var owner = SourceOf(index);
        var last = owner + Options.Room - 1;
        var number = 1 + owner / Options.Room; // far below the ports that connections get
        return new()
        {
            Name = NameOf(index),
            Partner = NameOf(owner),
            // Over the bare relay all of a room confirm, as they do to the server, but only the last one is heard: the owner gets one answer, as from the server.
            PartnerPort = () => index == owner ? number : index == last ? PortOf(owner) : 0,
            Tell = index == last ? received => Tell(owner, received) : null,
            Room = number,
            Group = $"r{number:0000}",
            Guests = index == owner ? [.. Enumerable.Range(owner + 1, last - owner).Select(NameOf)] : [],
            Sends = index == owner,
            Receives = index != owner,
            Receivers = Options.Room - 1,
            Window = Options.LargestWindow,
            Length = Options.Length,
        };
    }
}
