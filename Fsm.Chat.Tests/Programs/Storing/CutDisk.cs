namespace Fsm.Chat.Tests.Programs.Storing;

/// <summary>
/// One file on a disk whose power is cut: what was synced is there; of what was written since then each sector of 512 bytes is there or not, as it happens, and a file that was cut is or is
/// not.
/// </summary>
internal sealed class CutDisk
{
    private const int Sector = 512;

    private readonly List<FileDeed> _unsynced = [];
    private byte[] _synced = [];
    private int _length;

    public void Do(FileDeed deed)
    {
        if (deed.Kind != DeedKind.Synced)
        {
            _unsynced.Add(deed);
            return;
        }

        foreach (var earlier in _unsynced)
            Apply(ref _synced, ref _length, earlier, static (_, _) => true);
        _unsynced.Clear();
    }

    /// <summary>What is on the disk after a cut at this moment.</summary>
    public byte[] Cut(Random chance)
    {
        var (bytes, length) = ((byte[])_synced.Clone(), _length);
        // Sometimes nearly all of it has arrived, sometimes nearly nothing.
        var arrives = chance.NextDouble();
        foreach (var deed in _unsynced)
            Apply(ref bytes, ref length, deed, (_, _) => chance.NextDouble() < arrives);
        return bytes[..length];
    }

    private static void Apply(ref byte[] bytes, ref int length, FileDeed deed, Func<int, int, bool> arrives)
    {
        if (deed.Kind == DeedKind.Cut)
        {
            if (!arrives(0, 0))
                return;
            var end = (int)deed.Offset;
            Array.Clear(bytes, Math.Min(end, bytes.Length), Math.Max(bytes.Length - end, 0));
            Grow(ref bytes, end);
            length = end;
            return;
        }

        for (var from = 0; from < deed.Data.Length;)
        {
            var at = (int)deed.Offset + from;
            var count = Math.Min(Sector - (at % Sector), deed.Data.Length - from);
            if (arrives(at, count))
            {
                Grow(ref bytes, at + count);
                deed.Data.AsSpan(from, count).CopyTo(bytes.AsSpan(at));
                length = Math.Max(length, at + count);
            }

            from += count;
        }
    }

    private static void Grow(ref byte[] bytes, int length)
    {
        if (bytes.Length < length)
            Array.Resize(ref bytes, Math.Max(length, bytes.Length * 2));
    }
}
