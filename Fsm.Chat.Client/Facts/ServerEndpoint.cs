using System.Globalization;

namespace Fsm.Chat.Client.Facts;

/// <summary>A server as a person names it: an address or a host name, and a port.</summary>
/// <param name="Host">The address, without the brackets of IPv6, or the host name.</param>
/// <param name="Port">The port.</param>
/// <param name="IsTls">Whether connections to it are encrypted, and never go on without.</param>
/// <param name="IsPlain">Whether they are not, although it is this machine.</param>
public sealed record ServerEndpoint(string Host, int Port, bool IsTls = false, bool IsPlain = false)
{
    private const string Tls = "tls://";
    private const string Tcp = "tcp://";

    /// <summary>The port when none is named.</summary>
    public const int DefaultPort = 7400;

    /// <summary>The server when none is named.</summary>
    public static ServerEndpoint Default { get; } = new("127.0.0.1", DefaultPort);

    /// <summary>Whether connections begin with TLS, and go on without where the server has none: on this machine, unless something else was said.</summary>
    public bool TriesTls => !IsTls && !IsPlain && IsThisMachine(Host);

    /// <summary>Host and port: what it is to the network, encrypted or not.</summary>
    public string Authority =>
        string.Create(CultureInfo.InvariantCulture, $"{(Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host)}:{Port}");

    /// <summary>
    /// Reads <c>HOST:PORT</c>, <c>HOST</c>, <c>[IPV6]:PORT</c>, <c>[IPV6]</c> or a bare IPv6 address; <c>tls://</c> before it asks for encryption, <c>tcp://</c> for none.
    /// </summary>
    /// <param name="text">What was typed.</param>
    /// <param name="isTls">Whether to encrypt where neither is said.</param>
    /// <returns>The server, or null when the text is none of these.</returns>
    public static ServerEndpoint? Parse(string text, bool isTls = false)
    {
        if (!SaysHow(text))
            return ParseAuthority(text) is { } server ? server with { IsTls = isTls } : null;
        var isMeantTls = text.StartsWith(Tls, StringComparison.OrdinalIgnoreCase);
        return ParseAuthority(text[Tls.Length..]) is { } named ? named with { IsTls = isMeantTls, IsPlain = !isMeantTls && IsThisMachine(named.Host) } : null;
    }

    /// <summary>Whether the text says whether to encrypt.</summary>
    public static bool SaysHow(string text) =>
        text.StartsWith(Tls, StringComparison.OrdinalIgnoreCase) || text.StartsWith(Tcp, StringComparison.OrdinalIgnoreCase);

    /// <summary>The form that is shown, and that <see cref="Parse"/> reads. Whether TLS is tried is no part of it: it is one server.</summary>
    public override string ToString() => IsTls ? Tls + Authority : Authority;

    private static bool IsThisMachine(string host) => host is "localhost" or "::1" || (host.StartsWith("127.", StringComparison.Ordinal) && Uri.CheckHostName(host) == UriHostNameType.IPv4);

    private static ServerEndpoint? ParseAuthority(string text)
    {
        if (text.StartsWith('['))
        {
            var close = text.IndexOf(']', StringComparison.Ordinal);
            return close < 0 ? null : Create(text[1..close], text[(close + 1)..]);
        }

        var colon = text.LastIndexOf(':');
        return colon < 0 || text.IndexOf(':', StringComparison.Ordinal) != colon ? Create(text, "") : Create(text[..colon], text[colon..]);
    }

    private static ServerEndpoint? Create(string host, string colonPort)
    {
        if (Uri.CheckHostName(host) == UriHostNameType.Unknown)
            return null;
        if (colonPort.Length == 0)
            return new(host.ToLowerInvariant(), DefaultPort);
        return colonPort[0] == ':' && int.TryParse(colonPort.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= ushort.MaxValue
            ? new(host.ToLowerInvariant(), port)
            : null;
    }
}
