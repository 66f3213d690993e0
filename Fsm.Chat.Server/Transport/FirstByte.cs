namespace Fsm.Chat.Server.Transport;

/// <summary>What the first byte of a connection says about its peer.</summary>
internal static class FirstByte
{
    private const byte Handshake = 0x16; // a TLS record of this type is the only one that may come first

    /// <summary>Whether a peer that begins with this byte speaks TLS.</summary>
    public static bool IsTls(byte first) => first == Handshake;
}
