using CsCheck;

namespace Fsm.Chat.Tests.Flow;

/// <summary>The queue beside a list that keeps every frame as an object and is too simple to be wrong.</summary>
public sealed class FrameQueueModelTests
{
    private static readonly Gen<(int Kind, int Amount)> Operation = Gen.Select(Gen.Int[0, 7], Gen.Int[0, 400]);

    [Test]
    public void Queue_does_what_a_list_of_frames_does() => Operation.Array[1, 60].Sample(operations =>
    {
        var (queue, model) = (new Pair(new ByteQueue<int>()), new Model());
        foreach (var (kind, amount) in operations)
        {
            queue.Do(kind, amount, model.Sequence, model.Acknowledged);
            model.Do(kind, amount);
            if (!queue.Says().Equals(model.Says()))
                return false;
        }

        return queue.Handed.SequenceEqual(model.Handed) && queue.Gone.SequenceEqual(model.Gone);
    }, iter: 5_000, threads: 1);

    private static byte[] Text(int amount) => Enumerable.Repeat((byte)'x', amount).ToArray();

    // Up to what was queued: FrameGate lets nothing higher pass.
    private static ulong Acknowledgement(int amount, ulong acknowledged, ulong sequence) => acknowledged + (ulong)amount % (sequence - acknowledged + 1);

    private sealed class Pair(ByteQueue<int> queue)
    {
        private readonly ArrayBufferWriter<byte> _link = new();

        public IEnumerable<byte> Handed => _link.WrittenSpan.ToArray();

        public List<Released<int>> Gone { get; } = [];

        public void Do(int kind, int amount, ulong sequence, ulong acknowledged)
        {
            switch (kind)
            {
                case 0:
                    queue.EnqueueMessage(new SendRequest { Text = Text(amount) }, Frames.Stamp(), amount);
                    break;
                case 1:
                    queue.EnqueueEncoded(FrameAction.SendRequest, Frames.Body(new SendRequest { Text = Text(amount) }), Frames.Stamp(), amount);
                    break;
                case 2:
                    queue.Enqueue(new BareMessage(amount % 2 == 0 ? FrameAction.Ping : FrameAction.Presence), Frames.Stamp());
                    break;
                case 3:
                    queue.HandOver(_link, amount);
                    break;
                case 4:
                    queue.Acknowledge(Acknowledgement(amount, acknowledged, sequence));
                    while (queue.TryRelease(out var released))
                        Gone.Add(released);
                    break;
                case 6:
                    queue.Rewind();
                    break;
                case 7:
                    queue.HandOverRestOfPiece(_link);
                    break;
                case 5 when amount < 20: // the session ends: seldom, or nothing ever gets long
                    while (queue.TryDiscard(out var released))
                        Gone.Add(released);
                    break;
            }
        }

        public (int, int, bool, ulong, ulong) Says() => (queue.Bytes, queue.Messages, queue.HasOutput, queue.LastSequence, queue.Acknowledged);
    }

    private sealed class Model
    {
        private readonly List<Item> _items = [];

        public ulong Sequence { get; private set; }

        public ulong Acknowledged { get; private set; }

        public List<byte> Handed { get; } = [];

        public List<Released<int>> Gone { get; } = [];

        public void Do(int kind, int amount)
        {
            switch (kind)
            {
                case 0 or 1:
                    Sequence++;
                    _items.Add(new(Frames.Write(new SendRequest { Text = Text(amount) }, Sequence), Sequence, true, amount));
                    break;
                case 2 when amount % 2 == 0:
                    _items.Add(new(Frames.Write(new BareMessage(FrameAction.Ping), 0), 0, false, 0));
                    break;
                case 2:
                    Sequence++;
                    _items.Add(new(Frames.Write(new BareMessage(FrameAction.Presence), Sequence), Sequence, false, 0));
                    break;
                case 3:
                    HandOver(amount);
                    break;
                case 4:
                    Acknowledged = Acknowledgement(amount, Acknowledged, Sequence);
                    while (_items is [var first, ..] && (first.Sequence == 0 ? first.IsHandedOver : first.Sequence <= Acknowledged))
                        Remove(first);
                    break;
                case 5 when amount < 20:
                    while (_items is [var first, ..])
                        Remove(first);
                    break;
                case 6:
                    _items.ForEach(item => item.Rewind());
                    break;
                case 7 when _items.Find(item => item.HandedOver > 0 && !item.IsHandedOver) is { } cut:
                    HandOver(cut.Bytes.Length - cut.HandedOver);
                    break;
            }
        }

        public (int, int, bool, ulong, ulong) Says() => (
            _items.Sum(item => item.Bytes.Length), _items.Count(item => item.IsMessage), _items.Any(item => !item.IsHandedOver), Sequence, Acknowledged);

        private void HandOver(int amount)
        {
            foreach (var item in _items)
            {
                var count = Math.Min(amount, item.Bytes.Length - item.HandedOver);
                Handed.AddRange(item.Bytes.AsSpan(item.HandedOver, count));
                item.HandedOver += count;
                amount -= count;
            }

            while (_items is [{ Sequence: 0, IsHandedOver: true }, ..])
                _items.RemoveAt(0);
        }

        private void Remove(Item item)
        {
            Gone.Add(new(item.IsMessage, item.WasHandedOver || item.IsHandedOver, item.Tag));
            _items.Remove(item);
        }
    }

    private sealed record Item(byte[] Bytes, ulong Sequence, bool IsMessage, int Tag)
    {
        public int HandedOver { get; set; }

        public bool WasHandedOver { get; private set; }

        public bool IsHandedOver => HandedOver == Bytes.Length;

        public void Rewind() => (WasHandedOver, HandedOver) = (Sequence > 0 && (WasHandedOver || IsHandedOver), 0);
    }
}
