using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Fsm.Chat.Client.Transport;
using Fsm.Chat.Client.Trust;
using Fsm.Chat.Server;
using Fsm.Chat.Server.Access;
using Fsm.Chat.Server.Options;
using Fsm.Chat.Server.Transport;
using Fsm.Chat.Tests.Simulation.Oracle;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Serilog;
using Serilog.Core;

namespace Fsm.Chat.Tests.Server.Transport;

/// <summary>A whole server in this process, with sockets and TLS, that somebody can look into.</summary>
internal sealed class ListeningServer : IAsyncDisposable
{
    private static readonly byte[] Connect = Frames.Write(new ConnectRequest { Name = "alice"u8 });
    private readonly ChatHub _hub;
    private readonly Logger _log = new LoggerConfiguration().CreateLogger();
    private readonly WebApplication _app;
    private readonly HubClock _clock;

    private ListeningServer(ServerOptions options, TlsCertificate? certificate)
    {
        _hub = new(new RuleSet(options.Limits), options.Limits, options.Name, TimeProvider.System, new RecordingJournal());
        _clock = new(_hub, TimeProvider.System);
        _app = ServerProgram.Build(options, certificate, _hub, _log);
    }

    private IPEndPoint EndPoint => (IPEndPoint)_app.Services.GetRequiredService<BoundedListenerFactory>().BoundEndPoint!;

    /// <summary>Begins to listen on loopback.</summary>
    public static async Task<ListeningServer> StartAsync(ServerOptions options)
    {
        options = options with { Listen = new(IPAddress.Loopback, 0) };
        Assert.That(TlsCertificate.TryLoad(options.TlsFiles, out var certificate), Is.Null);
        var server = new ListeningServer(options, certificate);
        server._hub.Start();
        await server._app.StartAsync();
        server._hub.ReportListener(bound: true);
        return server;
    }

    /// <summary>Sends these bytes, and hears what comes until the end.</summary>
    public async Task<byte[]> AnswerToAsync(params byte[] bytes)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(EndPoint);
        await client.Client.SendAsync(bytes);
        using var heard = new MemoryStream();
        try
        {
            await client.GetStream().CopyToAsync(heard);
        }
        catch (IOException)
        {
            // A reset is an end too.
        }

        return heard.ToArray();
    }

    /// <summary>Connects with TLS as alice, with a certificate or with none, and looks at her key as the hub knows it.</summary>
    public async Task<KeyFingerprint?> KeyOfTlsClientAsync(X509Certificate2? certificate)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(EndPoint);
        await using var tls = new SslStream(client.GetStream(), leaveInnerStreamOpen: false, (_, shown, _, _) => shown is not null);
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = "localhost",
            ClientCertificateContext = certificate is null ? null : SslStreamCertificateContext.Create(certificate, null, offline: true),
        });
        return await KeyOfAsync(tls);
    }

    /// <summary>Connects with TLS as our client does, and looks at its key as the hub knows it.</summary>
    public async Task<KeyFingerprint?> KeyOfOurClientAsync(ServerTrust trust)
    {
        using var connection = new ServerConnection();
        await connection.ConnectAsync(new("127.0.0.1", EndPoint.Port, IsTls: true), trust);
        await connection.SendAsync(Connect);
        Assert.That(await connection.ReceiveAsync(new byte[1]), Is.EqualTo(1), "it is answered, so the hub knows the link");
        return KeyOfLast();
    }

    /// <summary>Connects without TLS as alice, and looks at her key as the hub knows it.</summary>
    public async Task<KeyFingerprint?> KeyOfPlainClientAsync()
    {
        using var client = new TcpClient();
        await client.ConnectAsync(EndPoint);
        return await KeyOfAsync(client.GetStream());
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _clock.Dispose();
        await _log.DisposeAsync();
    }

    private async Task<KeyFingerprint?> KeyOfAsync(Stream link)
    {
        await link.WriteAsync(Connect);
        Assert.That(await link.ReadAsync(new byte[1]), Is.EqualTo(1), "it is answered, so the hub knows the link");
        return KeyOfLast();
    }

    // The one before may be over, or not yet.
    private KeyFingerprint? KeyOfLast()
    {
        lock (Insides.Monitor(_hub))
            return Insides.Facts(_hub).Links[^1].Key;
    }
}
