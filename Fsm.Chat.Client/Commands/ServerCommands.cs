using System.Globalization;
using Fsm.Chat.Client.Events;
using Fsm.Chat.Client.Facts;
using Fsm.Chat.Client.Session;
using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Client.Session.Services;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Machines.Client.User;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Client.Commands;

/// <summary>The commands that are about servers: which there are, which is the current one.</summary>
internal sealed class ServerCommands(ClientCore core)
{
    /// <summary>Lists who is connected.</summary>
    public static readonly ClientCommand Users = new("users", 0, 1)
    {
        Trigger = UserTrigger.UsersTyped, Awaits = AwaitedKinds.Users, Expects = [Expected.People], Run = call => call.Ask(new UserHappened.AsksForUsers(call.First ?? "", Skip: 0)),
    };

    /// <summary>The commands.</summary>
    public static IReadOnlyList<ClientCommand> Rows { get; } =
    [
        new("connect", 0, 2)
        {
            Trigger = UserTrigger.ConnectTyped, Awaits = AwaitedKinds.Connect, Expects = [Expected.Connectable, Expected.Nothing],
            LeadsTo = call => new ServerCommands(call.Core).LeadsTo(call), Run = call => new ServerCommands(call.Core).Connect(call),
        },
        new("disconnect", 0, 1)
        {
            Trigger = UserTrigger.DisconnectTyped, Awaits = AwaitedKinds.Disconnect, Expects = [Expected.Disconnectable], Run = call => new ServerCommands(call.Core).Disconnect(call),
        },
        new("servers", 0, 0) { Run = call => new ServerCommands(call.Core).List() },
        new("server", 1, 1)
        {
            Expects = [Expected.Servers], LeadsTo = call => Own(new ServerCommands(call.Core).Meant(call.First!)?.Address), Run = call => new ServerCommands(call.Core).Choose(call.First!),
        },
        Users,
    ];

    /// <summary>What is typed at a place acts there.</summary>
    /// <returns>Whether its server is known.</returns>
    public bool TryTurn(LineTarget? place)
    {
        if (place?.Server is not { } address)
            return true;
        var server = core.Servers.Find(known => known.Address == address);
        core.Current = server ?? core.Current;
        return server is not null;
    }

    // To the current server again, or to one that is named, under one's usual name or another.
    private void Connect(CommandCall call)
    {
        var arguments = call.Arguments;
        if (Endpoint(call) is not { } endpoint)
        {
            core.Announcer.Error(core.Current, LocalCode.AddressInvalid, ClientTexts.NoAddress.With(arguments[0]), ClientTexts.NextTypeConnect);
            return;
        }

        string? name = null;
        if (arguments.Count > 1 && !UserName.TryNormalize(arguments[1], out name))
        {
            core.Announcer.Refused(core.Current, StatusCode.NameInvalid);
            return;
        }

        var server = Find(endpoint) ?? Add(endpoint);
        name ??= server.Name;
        core.Current = server;
        var (trigger, happened) = Claim(server, name);
        call.Ask(server, trigger, happened);
    }

    private LineTarget? LeadsTo(CommandCall call) =>
        call.Arguments.Count > 1 && !UserName.TryNormalize(call.Arguments[1], out _) ? null : Own(Endpoint(call)?.ToString());

    private ServerEndpoint? Endpoint(CommandCall call) => call.First is { } typed ? Named(typed) : call.From?.Endpoint ?? ServerEndpoint.Default;

    private static LineTarget? Own(string? address) => address is null ? null : new(address, "");

    /// <summary>Connects to the servers that the program was started with; the first becomes the current one.</summary>
    public void ConnectAll(IReadOnlyList<ServerEndpoint> endpoints)
    {
        var servers = endpoints.Distinct().Select(endpoint => Add(endpoint)).ToArray();
        core.Current = servers[0];
        core.Current.KeyCode = core.Options.KeyCode;
        core.LineKeeper.Await(AwaitedKinds.Connect, servers);
        foreach (var server in servers)
            Guarded.Run(core.Machines.User.Contain, server, Begin);
    }

    private void Begin(ClientUser server)
    {
        var (trigger, happened) = Claim(server, server.Name);
        core.Machines.Fire(server, trigger, happened);
    }

    // What an earlier client has left is claimed only by a connect that will be made.
    private (UserTrigger Trigger, UserHappened Happened) Claim(ClientUser server, string name)
    {
        var saved = FarewellDecisions.WillConnect(server.State)
            ? core.Options.CrashNotes.Claim(server.Endpoint, name)
            : null;
        server.IsUnkeptTold = false; // each connect is told
        core.CrashNoteKeeper.TellIfRefused(server, name);
        return (ConnectionDecisions.DecideConnecting(saved?.Token.Length > 0, core.Options.RetriesConnect), new UserHappened.Connects(name, saved));
    }

    private void Disconnect(CommandCall call)
    {
        if ((call.First is { } typed ? Known(typed) : core.Current) is { } server)
            call.Ask(server, UserTrigger.DisconnectTyped, new UserHappened.Ended(CloseReason.Requested));
    }

    private void List()
    {
        for (var i = 0; i < core.Servers.Count; i++)
        {
            var server = core.Servers[i];
            var text = server == core.Current ? ClientTexts.ServerListedCurrent : ClientTexts.ServerListed;
            core.Announcer.Notice(core.Current, "server", text.With(i + 1, server.Address, StateWords.Of(server.State), server.Name));
        }
    }

    private void Choose(string typed)
    {
        if (Known(typed) is not { } server)
            return;
        core.Current = server;
        core.Announcer.LinesGo("current_server");
    }

    private ClientUser? Meant(string typed) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? core.Servers.ElementAtOrDefault(number - 1)
        : Named(typed) is { } endpoint ? Find(endpoint) : null;

    private ClientUser? Known(string typed)
    {
        var server = Meant(typed);
        if (server is null)
            core.Announcer.Error(core.Current, LocalCode.UnknownServer, ClientTexts.NoSuchServer.With(typed), ClientTexts.NextServers);
        return server;
    }

    // A server that is known already is meant as it is known: nobody loses encryption by leaving a word out.
    private ServerEndpoint? Named(string typed)
    {
        var named = ServerEndpoint.Parse(typed, core.Options.UsesTls);
        return ServerEndpoint.SaysHow(typed) ? named : core.Servers.Find(server => server.Endpoint.Authority == named?.Authority)?.Endpoint ?? named;
    }

    private ClientUser? Find(ServerEndpoint endpoint) => core.Servers.Find(server => server.Address == endpoint.ToString());

    private ClientUser Add(ServerEndpoint endpoint)
    {
        var server = new ClientUser(core.Machines.User.Rules.Initial, endpoint, core.Options.Name, core.Options.Jitter);
        core.Servers.Add(server);
        return server;
    }
}
