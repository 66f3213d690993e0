namespace Fsm.Chat.Tests.Client.Keyboard;

/// <summary>Random bytes as a terminal, a broken line or a cat on the keyboard may send them.</summary>
internal static class AnyBytes
{
    private const int Longest = 24;

    // What sequences are made of comes more often than other bytes.
    private static readonly byte[] Likely = [.. "\e\e\e[[O]P^_?<;:0123456789~$@^ABMRuRac\\\a\r\u0018"u8, 0xC3, 0xB1, 0xE2, 0x82, 0xF0, 0x9F, 0x80, 0xFF];

    public static byte[] Of(Random random)
    {
        var bytes = new byte[random.Next(1, Longest)];
        random.NextBytes(bytes);
        for (var i = 0; i < bytes.Length; i++)
        {
            if (random.Next(4) > 0)
                bytes[i] = Likely[random.Next(Likely.Length)];
        }

        if (random.Next(20) == 0)
            "\e[200~"u8.CopyTo(bytes.Length >= 6 ? bytes : bytes = new byte[6]);
        return bytes;
    }
}
