namespace Fsm.Chat.Tests.Programs.StartFiles;

/// <summary>What a disk, an editor or another program can make of a file: bits, cuts, encodings, nulls, sizes.</summary>
internal static class Mutations
{
    private const int Sizes = 2;
    private static readonly string[] Values = ["null", "true", "-1", "1e999", "99999999999999999999", "\"\"", "\"\\ud800\"", "\"\\u0000\"", "{}", "[]", "[[[]]]", "{\"a\":{}}", "\"" + new string('x', 5000) + "\""];

    /// <summary>One of them, by number: the same number gives the same.</summary>
    public static byte[] Of(byte[] file, int number)
    {
        var random = new Random(number);
        return (number % 12) switch
        {
            0 => Bits(file, random, 1),
            1 => Bits(file, random, 1 + random.Next(40)),
            2 => file[..random.Next(file.Length)],
            3 => Text(file, random.Next(4) switch { 0 => Encoding.Unicode, 1 => Encoding.BigEndianUnicode, 2 => Encoding.UTF32, _ => Encoding.Latin1 }),
            4 => Inserted(file, random, new byte[1 + random.Next(8)]),
            5 => Inserted(file, random, Bytes(random, 1 + random.Next(30))),
            6 => Inserted(file, random, "\u00f1\u7530\ud83d\ude00\u202e"u8.ToArray()),
            7 => [.. file, .. file],
            8 => Inserted(file, random, Encoding.UTF8.GetBytes(Values[random.Next(Values.Length)])),
            9 => Replaced(file, random),
            10 => [.. file[random.Next(file.Length)..], .. file[..random.Next(file.Length)]],
            _ => random.Next(Sizes * 100) == 0 ? new byte[2 * 1024 * 1024] : [.. Enumerable.Repeat((byte)random.Next(256), random.Next(3000))],
        };
    }

    private static byte[] Bits(byte[] file, Random random, int count)
    {
        byte[] flipped = [.. file];
        for (var i = 0; i < count; i++)
            flipped[random.Next(file.Length)] ^= (byte)(1 << random.Next(8));
        return flipped;
    }

    private static byte[] Text(byte[] file, Encoding encoding) => [.. encoding.GetPreamble(), .. encoding.GetBytes(Encoding.UTF8.GetString(file) + "\u00f1")];

    private static byte[] Inserted(byte[] file, Random random, byte[] what)
    {
        var at = random.Next(file.Length + 1);
        return [.. file[..at], .. what, .. file[at..]];
    }

    // A value instead of another one, as far as commas and colons tell where they are.
    private static byte[] Replaced(byte[] file, Random random)
    {
        var text = Encoding.Latin1.GetString(file);
        var ends = Enumerable.Range(0, text.Length).Where(i => text[i] is ',' or ':' or '\n' or '}' or ' ').ToList();
        if (ends.Count < 2)
            return Encoding.Latin1.GetBytes(Values[random.Next(Values.Length)]);
        var at = random.Next(ends.Count - 1);
        return Encoding.Latin1.GetBytes(text[..(ends[at] + 1)] + Values[random.Next(Values.Length)] + text[ends[at + 1]..]);
    }

    private static byte[] Bytes(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}
