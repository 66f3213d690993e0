using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;

namespace Fsm.Chat.Server.Transport;

/// <summary>What is done with a connection because of its first byte.</summary>
internal enum FirstByteVerdict : byte
{
    /// <summary>It goes on as it is.</summary>
    GoOn,

    /// <summary>It is encrypted.</summary>
    Encrypt,

    /// <summary>It is closed: it is not encrypted, and has to be.</summary>
    Refuse,
}

/// <summary>Makes an encrypted connection of one that begins with TLS, which its link survives.</summary>
/// <param name="offer">The endpoint's TLS.</param>
/// <param name="encrypted">Shakes hands, and serves what comes of it.</param>
internal sealed class TlsUpgrade(TlsOffer offer, ConnectionDelegate encrypted)
{
    private const byte Handshake = 0x16; // a TLS record of this type is the only one that may come first, and no frame begins with it

    /// <summary>Whether nobody may speak without.</summary>
    public bool IsDemanded => offer.IsDemanded;

    /// <summary>Judges a connection by its first byte. One that is to be encrypted is not written to any more by its link.</summary>
    public async ValueTask<FirstByteVerdict> JudgeAsync(PipeLinkPort port, byte first)
    {
        if (first != Handshake)
            return offer.IsDemanded ? FirstByteVerdict.Refuse : FirstByteVerdict.GoOn;
        // Where the hub is saying something already it is a refusal, and goes out as it is.
        return await offer.IsThereAsync().ConfigureAwait(false) && port.TryHoldSending() ? FirstByteVerdict.Encrypt : FirstByteVerdict.GoOn;
    }

    /// <summary>Encrypts a connection that was judged so, and serves it.</summary>
    /// <returns>Whether it was served to its end; if not, the handshake has failed.</returns>
    public async Task<bool> EncryptAsync(PipeLinkPort port, ConnectionContext connection)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding); // a handshake takes milliseconds, and others are read on this thread
        connection.Features.Set(port);
        try
        {
            await encrypted(connection).ConfigureAwait(false);
            return connection.Features.Get<PipeLinkPort>() is null;
        }
        finally
        {
            if (connection.Features.Get<PipeLinkPort>() is not null)
                Encrypted(connection);
        }
    }

    /// <summary>The handshake is over: the link writes again, to what the connection has become.</summary>
    public static PipeLinkPort Encrypted(ConnectionContext connection)
    {
        var port = connection.Features.GetRequiredFeature<PipeLinkPort>();
        connection.Features.Set<PipeLinkPort>(null);
        port.SendAgain();
        return port;
    }
}
