using System.Globalization;
using System.Text;
using Fsm.Chat.Client.Terminal.Keyboard;
using Fsm.Chat.Tests.Support;

namespace Fsm.Chat.Tests.Client.Keyboard;

/// <summary>A line of the reviewed table of what terminals send.</summary>
/// <param name="Terminal">Who sends it.</param>
/// <param name="Written">As it is written in the table.</param>
/// <param name="Bytes">As it is sent.</param>
/// <param name="Key">The key that it is, in words.</param>
internal sealed record KnownSequence(string Terminal, string Written, byte[] Bytes, string Key)
{
    public const string Ignored = "ignored";

    /// <summary>The whole table.</summary>
    public static IReadOnlyList<KnownSequence> All { get; } =
        [.. File.ReadLines(Repository.PathOf("Fsm.Chat.Tests", "Client", "Keyboard", "sequences.txt")).Where(line => line[0] != '#').Select(line => Of(line.Split('\t')))];

    /// <summary>All ways to send it in two parts, the first of which is the whole and nothing.</summary>
    public IEnumerable<(byte[] First, byte[] Second)> Splits => Enumerable.Range(0, Bytes.Length).Select(at => (Bytes[..^at], Bytes[^at..]));

    /// <summary>A key in the words of the table.</summary>
    public static string Words(Key key)
    {
        string[] held = [.. new[] { Modifiers.Ctrl, Modifiers.Alt, Modifiers.Shift }.Where(modifier => key.Modifiers.HasFlag(modifier)).Select(modifier => $"{modifier}")];
        var name = key.Name switch
        {
            KeyName.Text => $"\"{key.Text}\"",
            KeyName.Paste => $"pasted \"{key.Text.Replace("\e", "\\e", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal)}\"",
            _ => $"{key.Name}",
        };
        return string.Join('+', [.. held, name]);
    }

    public override string ToString() => $"{Terminal} {Written}";

    private static KnownSequence Of(string[] columns) => new(columns[0], columns[1], Read(columns[1]), columns[2]);

    private static byte[] Read(string written)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < written.Length; i++)
        {
            if (written[i] != '\\')
            {
                var length = i + 1 < written.Length && char.IsSurrogatePair(written, i) ? 2 : 1;
                bytes.AddRange(Encoding.UTF8.GetBytes(written.Substring(i, length)));
                i += length - 1;
                continue;
            }

            i++;
            bytes.Add(written[i] switch
            {
                'e' => 0x1B,
                'r' => (byte)'\r',
                'n' => (byte)'\n',
                't' => (byte)'\t',
                '\\' => (byte)'\\',
                _ => byte.Parse(written.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture),
            });
            if (written[i] == 'x')
                i += 2;
        }

        return [.. bytes];
    }
}
