using Fsm.Chat.Protocol.Machines.Server.Session;
using Fsm.Chat.Server.Access;

namespace Fsm.Chat.Server.Hub.Subjects;

/// <summary>Codes that people read from one screen and type at another.</summary>
internal static class KeyCodes
{
    // Without those that are mistaken for one another; as many as five bits tell apart.
    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private const int Length = 8;

    /// <summary>A new one: 40 random bits, good for a while.</summary>
    public static KeyCode Draw(IRandomSource random, TimeSpan now)
    {
        Span<byte> bytes = stackalloc byte[Length];
        random.Fill(bytes);
        Span<char> letters = stackalloc char[Length];
        for (var i = 0; i < Length; i++)
            letters[i] = Letters[bytes[i] % Letters.Length];
        return new(letters.ToString(), now + AccountRequestDecisions.CodeLasts);
    }

    /// <summary>Whether what was typed is that code, and it is still good. Case, blanks and hyphens do not matter.</summary>
    public static bool Fits(KeyCode? code, string typed, TimeSpan now) =>
        code is not null && now < code.Until && string.Concat(typed.Where(char.IsAsciiLetterOrDigit)).Equals(code.Word, StringComparison.OrdinalIgnoreCase);
}
