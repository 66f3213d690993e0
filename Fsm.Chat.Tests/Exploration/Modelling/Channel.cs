namespace Fsm.Chat.Tests.Exploration.Modelling;

/// <summary>Frames that are under way in one direction, in their order. What is not used of it is 0, so that equal contents are equal worlds.</summary>
/// <param name="index">Where its length is in the world; its frames follow.</param>
internal sealed class Channel(string name, int index, int capacity)
{
    public string Name => name;

    public int Capacity => capacity;

    public Value IsEmpty => new(world => world[index] == 0 ? 1 : 0, $"(len({name}) == 0)");

    /// <summary>Whether this frame is the next to arrive.</summary>
    public Value Next(Frame frame) => new(world => world[index] > 0 && world[index + 1] == (byte)frame ? 1 : 0, $"{name}?[{frame}]");

    public Value HasRoomFor(int frames) => new(world => world[index] + frames <= capacity ? 1 : 0, $"(len({name}) + {frames} <= {capacity})");

    public Statement Send(Frame frame) => new Send(this, frame);

    public Statement Take => new Take(this);

    /// <summary>Loses all that is under way.</summary>
    public Statement Clear => new Clear(this);

    public void Append(byte[] world, Frame frame)
    {
        if (world[index] == capacity)
            throw new InvalidOperationException($"{name} is full.");
        world[index + ++world[index]] = (byte)frame;
    }

    public void RemoveFirst(byte[] world)
    {
        world.AsSpan(index + 2, capacity - 1).CopyTo(world.AsSpan(index + 1));
        world[index + capacity] = 0;
        world[index]--;
    }

    public void RemoveAll(byte[] world) => world.AsSpan(index, capacity + 1).Clear();
}
