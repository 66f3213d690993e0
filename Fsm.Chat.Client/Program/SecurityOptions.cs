using System.CommandLine;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Fsm.Chat.Client.Configuration;
using Fsm.Chat.Client.Disk;
using Fsm.Chat.Client.Facts;
using Fsm.Chat.Client.Files;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Client.Trust;
using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Client.Program;

/// <summary>The options about who a server is, and what it is told. What can be given several times is for the servers in their order.</summary>
internal sealed class SecurityOptions
{
    private const string PasswordVariable = ProgramVariables.Password;
    private const string PasswordOption = "--password-file";
    private const string CodeVariable = ProgramVariables.Code;
    private const int LongestCode = 64;
    private const string OfMachine = "system";

    private readonly Option<bool> _tls = new("--tls") { Description = ClientTexts.HelpTls, Recursive = true };
    private readonly Option<string[]> _fingerprints = new("--fingerprint")
    {
        Description = ClientTexts.HelpFingerprint,
        HelpName = "HEX", Recursive = true,
    };

    private readonly Option<string?> _authority = new("--ca")
    {
        Description = ClientTexts.HelpAuthority.With(OfMachine),
        HelpName = ClientTexts.PlaceFile, Recursive = true,
    };

    private readonly Option<string[]> _passwords = new(PasswordOption)
    {
        Description = ClientTexts.HelpPasswordFile.With(PasswordVariable),
        HelpName = ClientTexts.PlaceFile, Recursive = true,
    };

    private readonly Option<bool> _register = new("--register") { Description = ClientTexts.HelpRegister };
    private readonly Option<string?> _code = new("--code") { Description = ClientTexts.HelpCode.With(CodeVariable), HelpName = ClientTexts.PlaceCode, Recursive = true };

    /// <summary>All of them.</summary>
    public IEnumerable<Option> All => [_tls, _fingerprints, _authority, _passwords, _register, _code];

    /// <summary>Whether the name is to be the person's.</summary>
    public bool Registers(ParseResult result) => result.GetValue(_register);

    /// <summary>The code by which this client's key may prove the name: what is typed, then the variable; null for none.</summary>
    public byte[]? Code(ParseResult result, out string? mistake)
    {
        mistake = null;
        var (given, source) = result.GetValue(_code) is { } typed ? (typed, "--code") : (Environment.GetEnvironmentVariable(CodeVariable), $"${CodeVariable}");
        if (given is null || (given.Length == 0 && source != "--code"))
            return null;
        if (given.Length is > 0 and <= LongestCode && given.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or ' '))
            return Encoding.ASCII.GetBytes(given);
        mistake = ClientTexts.NoKeyCode.With(source);
        return null;
    }

    /// <summary>Whether servers that are named without saying so are encrypted.</summary>
    public bool UsesTls(ParseResult result) =>
        result.GetValue(_tls) || result.GetValue(_authority) is not null || result.GetValue(_fingerprints) is { Length: > 0 };

    /// <summary>What decides whether servers are trusted.</summary>
    public ServerTrust Trust(ParseResult result, List<ServerEndpoint> servers, out string? mistake)
    {
        var (typed, authority) = (result.GetValue(_fingerprints) ?? [], result.GetValue(_authority));
        mistake = Each("--fingerprint", typed, servers)
            ?? (typed.FirstOrDefault(text => Fingerprint.Parse(text) is null) is { } wrong ? ClientTexts.NoFingerprint.With(wrong) : null)
            ?? (authority is not null && typed.Length > 0 ? ClientTexts.ExcludeEachOther.With("--ca", "--fingerprint") : null);
        var authorities = mistake is null && authority is not (null or OfMachine) ? Authorities(authority, out mistake) : [];
        return new(new KnownServers(StateFolder.PathOf("known_servers")))
        {
            Keys = new(StateFolder.PathOf("keys")),
            AsksAuthorities = authority is not null,
            Authorities = authorities,
            Expected = mistake is null ? Pairs(servers, typed, text => Fingerprint.Parse(text)!.Value) : [],
        };
    }

    /// <summary>The servers' passwords: what is typed, then the variable, then what is written down.</summary>
    public IReadOnlyDictionary<ServerEndpoint, byte[]> Passwords(ParseResult result, ClientConfiguration written, List<ServerEndpoint> servers, out string? mistake)
    {
        var files = result.GetValue(_passwords) ?? [];
        mistake = Each(PasswordOption, files, servers);
        if (mistake is not null)
            return new Dictionary<ServerEndpoint, byte[]>();
        try
        {
            var passwords = WrittenPasswords.Of(written, servers, UsesTls(result), isFirstGiven: files.Length > 0 || Variable is not null);
            if (files.Length == 0 && Variable is { } given)
                passwords[servers[0]] = PasswordSource.Given(given, $"${PasswordVariable}");
            foreach (var (server, password) in Pairs(servers, files, file => PasswordSource.OfFile(file, PasswordOption)))
                passwords[server] = password;
            return passwords;
        }
        catch (UsageMistakeException wrong)
        {
            mistake = wrong.Message;
            return new Dictionary<ServerEndpoint, byte[]>();
        }
    }

    /// <summary>A variable that sets nothing, and what may have been meant by it, in the words of a mistake; null for none. What looks like nothing known may be for another version.</summary>
    /// <param name="names">The names of all variables.</param>
    public static string? WrongVariable(IEnumerable<string> names) => ProgramVariables.Unknown(names)
        .Where(unknown => unknown.Meant is not null).Select(unknown => ClientTexts.NoSuchVariable.With(unknown.Name, unknown.Meant)).FirstOrDefault();

    private static string? Variable => Environment.GetEnvironmentVariable(PasswordVariable) is { Length: > 0 } given ? given : null;

    private static string? Each(string option, string[] values, List<ServerEndpoint> servers) =>
        values.Length > servers.Count ? ClientTexts.MoreThanServers.With(option) : null;

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
            authorities.ImportFromPem(Encoding.Latin1.GetString(StartFile.Read(HomePath.Expand(file))));
            mistake = authorities.Count > 0 ? null : ClientTexts.NoCertificateIn.With(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or CryptographicException)
        {
            mistake = ClientTexts.AuthorityUnusable.With(file, error.Message);
        }

        return authorities;
    }
}
