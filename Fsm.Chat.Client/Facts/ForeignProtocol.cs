using System.Text;

namespace Fsm.Chat.Client.Facts;

/// <summary>Tells by the first bytes of a server what it speaks, where it is not our protocol. Most people who see that have the wrong port.</summary>
public static class ForeignProtocol
{
    private const int Longest = 256;

    // How a server greets, or answers what it does not understand.
    private static readonly (string Begins, string Contains, string Name)[] Greetings =
    [
        ("SSH-", "", "SSH"),
        ("HTTP/", "", "HTTP"),
        ("<!DOCTYPE", "", "HTTP"),
        ("<html", "", "HTTP"),
        ("220", "SMTP", "SMTP"),
        ("220", "FTP", "FTP"),
        ("220", "", "SMTP / FTP"),
        ("554", "", "SMTP"),
        ("421", "", "SMTP / FTP"),
        ("* OK", "", "IMAP"),
        ("+OK", "", "POP3"),
        ("-ERR", "", "POP3 / Redis"),
        ("RFB ", "", "VNC"),
        (":", " NOTICE ", "IRC"),
        (":", " 451 ", "IRC"),
        ("NOTICE ", "", "IRC"),
        ("ERROR :", "", "IRC"),
        ("<?xml", "stream", "XMPP"),
        ("<stream", "", "XMPP"),
    ];

    /// <summary>The name of what is spoken; null where that cannot be told.</summary>
    /// <param name="first">The first bytes that came, as many as there are.</param>
    public static string? NameOf(ReadOnlySpan<byte> first)
    {
        var text = Encoding.Latin1.GetString(first[..Math.Min(first.Length, Longest)]);
        foreach (var (begins, contains, name) in Greetings)
        {
            if (text.StartsWith(begins, StringComparison.OrdinalIgnoreCase) && text.Contains(contains, StringComparison.Ordinal))
                return name;
        }

        return null;
    }
}
