using Fsm.Chat.Client.Configuration;
using Fsm.Chat.Client.Facts;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Client.Program;

/// <summary>The passwords that the configuration names files and commands for. A command is run only for a server that is connected to at the start.</summary>
internal static class WrittenPasswords
{
    private const string FileKey = "password-file";
    private const string CommandKey = "password-command";

    /// <summary>Reads them.</summary>
    /// <param name="written">The configuration.</param>
    /// <param name="servers">The servers to connect to.</param>
    /// <param name="usesTls">Whether servers that are named without saying so are encrypted.</param>
    /// <param name="isFirstGiven">Whether the password of the first is known already, so that nobody is asked for it.</param>
    /// <exception cref="UsageMistakeException">One cannot be read.</exception>
    public static Dictionary<ServerEndpoint, byte[]> Of(ClientConfiguration written, IReadOnlyList<ServerEndpoint> servers, bool usesTls, bool isFirstGiven)
    {
        var passwords = new Dictionary<ServerEndpoint, byte[]>();
        var unknown = isFirstGiven ? servers.Skip(1).ToList() : servers;
        foreach (var (named, command) in written.PasswordCommands)
        {
            var endpoint = Meant(named, servers, usesTls);
            if (unknown.Contains(endpoint) && !written.PasswordFiles.ContainsKey(named))
                passwords[endpoint] = PasswordSource.OfCommand(command, CommandKey);
        }

        foreach (var (named, file) in written.PasswordFiles)
            passwords[Meant(named, servers, usesTls)] = PasswordSource.OfFile(file, FileKey);
        return passwords;
    }

    // A server that is connected to is meant as it is connected to: encrypted, although the word is left out here.
    private static ServerEndpoint Meant(string named, IReadOnlyList<ServerEndpoint> servers, bool usesTls)
    {
        var endpoint = ServerEndpoint.Parse(named, usesTls) ?? throw new UsageMistakeException(ClientTexts.ConfigWrongServer.With(named));
        return ServerEndpoint.SaysHow(named) ? endpoint : servers.FirstOrDefault(server => server.Authority == endpoint.Authority) ?? endpoint;
    }
}
