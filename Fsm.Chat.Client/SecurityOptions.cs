using System.CommandLine;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Fsm.Chat.Client.Files;
using Fsm.Chat.Client.Session;
using Fsm.Chat.Client.Trust;

namespace Fsm.Chat.Client;

/// <summary>The options about who a server is, and what it is told. What can be given several times is for the servers in their order.</summary>
internal sealed class SecurityOptions
{
    private const string PasswordVariable = "FSMCHAT_PASSWORD";
    private const int MaxPassword = byte.MaxValue;
    private const string OfMachine = "system";

    private readonly Option<bool> _tls = new("--tls") { Description = "Encrypt connections to servers that are named without tcp:// or tls://. What follows implies it.", Recursive = true };
    private readonly Option<string[]> _fingerprints = new("--fingerprint")
    {
        Description = "The SHA-256 of the server's certificate: no other is accepted. Given several times, each is for the server in the same place.",
        HelpName = "HEX", Recursive = true,
    };

    private readonly Option<string?> _authority = new("--ca")
    {
        Description = $"Authorities that vouch for servers, in PEM, or \"{OfMachine}\" for those of this machine. Default: a server is known by what it showed first.",
        HelpName = "FILE", Recursive = true,
    };

    private readonly Option<string[]> _passwords = new("--password-file")
    {
        Description = $"A file with the server's password in its first line. Given several times, each is for the server in the same place. Default: ${PasswordVariable}, for the first one",
        HelpName = "FILE", Recursive = true,
    };

    /// <summary>All of them.</summary>
    public IEnumerable<Option> All => [_tls, _fingerprints, _authority, _passwords];

    /// <summary>Whether servers that are named without saying so are encrypted.</summary>
    public bool UsesTls(ParseResult result) =>
        result.GetValue(_tls) || result.GetValue(_authority) is not null || result.GetValue(_fingerprints) is { Length: > 0 };

    /// <summary>What decides whether servers are trusted.</summary>
    public ServerTrust Trust(ParseResult result, List<ServerEndpoint> servers, out string? mistake)
    {
        var (typed, authority) = (result.GetValue(_fingerprints) ?? [], result.GetValue(_authority));
        mistake = Each("--fingerprint", typed, servers)
            ?? (typed.FirstOrDefault(text => Fingerprint.Parse(text) is null) is { } wrong ? $"--fingerprint \"{wrong}\" is none: it has 64 hex digits." : null)
            ?? (authority is not null && typed.Length > 0 ? "--ca and --fingerprint exclude each other." : null);
        var authorities = mistake is null && authority is not (null or OfMachine) ? Authorities(authority, out mistake) : [];
        return new(new KnownServers(StateFolder.PathOf("known_servers")))
        {
            AsksAuthorities = authority is not null,
            Authorities = authorities,
            Expected = mistake is null ? Pairs(servers, typed, text => Fingerprint.Parse(text)!.Value) : [],
        };
    }

    /// <summary>The servers' passwords.</summary>
    public IReadOnlyDictionary<ServerEndpoint, byte[]> Passwords(ParseResult result, List<ServerEndpoint> servers, out string? mistake)
    {
        var files = result.GetValue(_passwords) ?? [];
        mistake = Each("--password-file", files, servers);
        var passwords = new List<byte[]>();
        if (mistake is null && files.Length == 0 && Environment.GetEnvironmentVariable(PasswordVariable) is { Length: > 0 } given)
            Add(given, $"${PasswordVariable}", ref mistake);
        foreach (var file in mistake is null ? files : [])
        {
            try
            {
                Add(File.ReadLines(HomePath.Expand(file)).FirstOrDefault(""), $"--password-file \"{file}\"", ref mistake);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
            {
                mistake ??= $"--password-file \"{file}\" cannot be read: {error.Message}";
            }
        }

        return mistake is null ? Pairs(servers, passwords, password => password) : [];

        void Add(string password, string source, ref string? mistake)
        {
            passwords.Add(Encoding.UTF8.GetBytes(password));
            if (passwords[^1].Length is 0 or > MaxPassword)
                mistake ??= $"{source} is no password: it has 1 to {MaxPassword} bytes.";
        }
    }

    private static string? Each(string option, string[] values, List<ServerEndpoint> servers) =>
        values.Length > servers.Count ? $"there are more {option} than servers." : null;

    private static Dictionary<ServerEndpoint, TTo> Pairs<TFrom, TTo>(List<ServerEndpoint> servers, IReadOnlyList<TFrom> values, Func<TFrom, TTo> read)
    {
        var pairs = new Dictionary<ServerEndpoint, TTo>();
        foreach (var (server, value) in servers.Zip(values))
            pairs[server] = read(value);
        return pairs;
    }

    private static X509Certificate2Collection Authorities(string file, out string? mistake)
    {
        var authorities = new X509Certificate2Collection();
        try
        {
            authorities.ImportFromPemFile(HomePath.Expand(file));
            mistake = authorities.Count > 0 ? null : $"--ca \"{file}\" has no certificate in it.";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or CryptographicException)
        {
            mistake = $"--ca \"{file}\" cannot be used: {error.Message}";
        }

        return authorities;
    }
}
