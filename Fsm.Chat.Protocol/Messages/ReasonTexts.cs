using System.Globalization;
using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Protocol.Messages;

/// <summary>What each code means in plain words, for people and for peers that do not know the code.</summary>
public static class ReasonTexts
{
    /// <summary>One clause that says what was wrong, in the language of whoever sits here.</summary>
    public static string Explain(this StatusCode status) => Words($"Status{status}", (ushort)status, CultureInfo.CurrentUICulture);

    /// <summary>One clause that says why a link was closed, in the language of whoever sits here.</summary>
    public static string Explain(this CloseReason reason) => Words($"Reason{reason}", (ushort)reason, CultureInfo.CurrentUICulture);

    /// <summary>The same for a peer of whom nothing is known: English, so that the bytes of a frame do not depend on where the server runs.</summary>
    public static string ExplainToPeer(this StatusCode status) => Words($"Status{status}", (ushort)status, CultureInfo.InvariantCulture);

    /// <inheritdoc cref="ExplainToPeer(StatusCode)"/>
    public static string ExplainToPeer(this CloseReason reason) => Words($"Reason{reason}", (ushort)reason, CultureInfo.InvariantCulture);

    /// <summary>The stable lower-case name of a code, such as <c>name_taken</c>.</summary>
    public static string Code(this StatusCode status) => SnakeCase(status.ToString());

    /// <summary>The stable lower-case name of a reason, such as <c>peer_lost</c>.</summary>
    public static string Code(this CloseReason reason) => SnakeCase(reason.ToString());

    private static string Words(string key, ushort number, CultureInfo language) =>
        ProtocolTexts.ResourceManager.GetString(key, language) ?? ProtocolTexts.ResourceManager.GetString(nameof(ProtocolTexts.UnknownCode), language)!.With(number);

    /// <summary>How the name of a code is written: <c>NameTaken</c> as <c>name_taken</c>.</summary>
    public static string SnakeCase(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) && i > 0 ? $"_{char.ToLowerInvariant(c)}" : char.ToLowerInvariant(c).ToString()));
}
