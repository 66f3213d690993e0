using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Fsm.Chat.Protocol.Machines;
using Fsm.Chat.Protocol.Machines.Server.Store;
using Fsm.Chat.Protocol.Texts;
using Fsm.Chat.Server.Access;
using Fsm.Chat.Server.Hub;
using Fsm.Chat.Server.Keeping;
using Fsm.Chat.Server.Logging;
using Fsm.Chat.Server.Options;
using Fsm.Chat.Server.Texts;
using Fsm.Chat.Server.Transport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Serilog;

namespace Fsm.Chat.Server;

/// <summary>Runs the server from its options to its end.</summary>
internal static class ServerProgram
{
    /// <summary>It could not listen, or not say where.</summary>
    public const int CannotListen = 1;

    /// <summary>Serves until a signal stops it.</summary>
    /// <param name="options">What the operator has decided.</param>
    /// <param name="certificate">What to encrypt connections with; null for plain ones.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(ServerOptions options, TlsCertificate? certificate)
    {
        var file = LoggerSetup.File(options);
        await using var log = LoggerSetup.Create(options, file);
        var logger = log.Logger;
        await using var steps = new StepLog(logger);
        QueuedStore? store = null;
        try
        {
            store = Stores.Open(options.Store, options.Durability, options.KeepHistory);
        }
        catch (StoreUnusableException error)
        {
            await Console.Error.WriteLineAsync(options.Store is StoreChoice.InDatabase ? error.Message : ServerTexts.NextStore.With(error.Message)).ConfigureAwait(false);
            return CommandLine.Usage;
        }

        var access = new HubAccess(options.Password, options.HideAddresses, options.IsRegistrationClosed);
        var hub = new ChatHub(new RuleSet(options.Limits), options.Limits, options.Name, TimeProvider.System, steps, access, store);
        hub.StoreFails += fails =>
        {
            if (fails)
                logger.Error("Nothing can be stored in {Store}.", $"{options.Store}");
            else
                logger.Information("Things can be stored again in {Store}.", $"{options.Store}");
        };
        using var clock = new HubClock(hub, TimeProvider.System);
        await using var app = Build(options, certificate, hub, logger);

        logger.Information("Starting to serve on {Listen}; at most {Links} connections.", options.Listen, options.Links); // opens the log while there are descriptors
        if (ServerPassword.IsForOthers(options.PasswordFile))
            logger.Warning("Others on this machine can read the password in {File}: chmod 600 {File}", options.PasswordFile, options.PasswordFile);
        if (store is not null)
            logger.Information("What everybody has got is kept in {Store} {Time}.", $"{options.Store}", options.KeepHistory is { } time ? $"for {time.TotalDays:0.##} days" : "for ever");
        hub.Start();
        try
        {
            await app.StartAsync().ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or SocketException or UnauthorizedAccessException)
        {
            hub.ReportListener(bound: false);
            await CloseStoreAsync().ConfigureAwait(false);
            await Console.Error.WriteLineAsync(ServerTexts.CannotListen.With(options.Listen, (error.GetBaseException() as SocketException ?? error).Message)).ConfigureAwait(false);
            return CannotListen;
        }

        hub.ReportListener(bound: true);
        var listeners = app.Services.GetRequiredService<BoundedListenerFactory>();
        using var counts = new CountsLog(hub, app.Services.GetRequiredService<LinkCount>(), log, TimeProvider.System);
        using var memory = new IdleMemory(hub, listeners.ReleaseMemory, TimeProvider.System);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Reopen);
        var isSaid = await TrySayAsync(listeners, certificate).ConfigureAwait(false);
        if (!isSaid)
            hub.Stop();

        await hub.Closing.ConfigureAwait(false);
        await listeners.StopAcceptingAsync().ConfigureAwait(false);
        await hub.Stopped.ConfigureAwait(false);
        await app.StopAsync().ConfigureAwait(false);
        await CloseStoreAsync().ConfigureAwait(false);
        return isSaid ? 0 : CannotListen;

        async Task CloseStoreAsync()
        {
            if (store is null)
                return;
            await hub.StoreClosed.ConfigureAwait(false);
            await Task.WhenAny(store.Closed, Task.Delay(StoreRules.CloseWithin)).ConfigureAwait(false); // a disk that hangs does not keep the program
        }

        void Reopen(PosixSignalContext signal)
        {
            signal.Cancel = true;
            file?.Reopen();
            logger.Information("The log was opened anew.");
        }

        void Stop(PosixSignalContext signal)
        {
            // The second signal is not cancelled, and so ends the process at once.
            signal.Cancel = hub.Figures.State is not (Protocol.Machines.Server.Server.ServerState.Draining or Protocol.Machines.Server.Server.ServerState.Closing);
            hub.Stop();
        }
    }

    // Whoever has started it waits for this line, and for the port that may stand in it.
    private static async Task<bool> TrySayAsync(BoundedListenerFactory listeners, TlsCertificate? certificate)
    {
        try
        {
            await Console.Out.WriteLineAsync(ServerTexts.ListeningOn.With(listeners.BoundEndPoint)).ConfigureAwait(false);
            if (certificate is not null)
                await Console.Out.WriteLineAsync(ServerTexts.CertificateIs.With(certificate.Fingerprint)).ConfigureAwait(false);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(ServerTexts.CannotSay.With(error.Message)).ConfigureAwait(false);
            return false;
        }
    }

    /// <summary>Everything between sockets and hub, not started yet.</summary>
    internal static WebApplication Build(ServerOptions options, TlsCertificate? certificate, ChatHub hub, Serilog.Core.Logger logger)
    {
        var links = new LinkCount(options.Links);
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Services.AddSerilog(logger);
        builder.Services.AddSingleton(hub);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>(); // signals are the hub's to handle
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(options.Listen, listener =>
            {
                var services = listener.ApplicationServices;
                ActivatorUtilities.CreateInstance<ChatConnectionHandler>(services).Serve(listener, Offer(services.GetRequiredService<ILogger<TlsOffer>>()));
            });
        });
        builder.Services.RemoveAll<IConnectionListenerFactory>();
        builder.Services.AddSingleton(links);
        builder.Services.AddSingleton<BoundedListenerFactory>();
        builder.Services.AddSingleton<IConnectionListenerFactory>(services => services.GetRequiredService<BoundedListenerFactory>());
        builder.Services.AddSingleton(services => services.GetRequiredService<BoundedListenerFactory>().Rounds);
        return builder.Build();

        TlsOffer? Offer(Microsoft.Extensions.Logging.ILogger log) => certificate is not null ? TlsOffer.Demand(certificate, options.Limits)
            : IPAddress.IsLoopback(options.Listen.Address) ? TlsOffer.Allow(new("", "", options.Data), options.Limits, log)
            : null;
    }

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
