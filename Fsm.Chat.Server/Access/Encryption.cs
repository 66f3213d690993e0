using System.Security.Cryptography;

namespace Fsm.Chat.Server.Access;

/// <summary>What encryption and hashes need of the system.</summary>
internal static class Encryption
{
    /// <summary>
    /// Whether there is an OpenSSL, with which the runtime encrypts and hashes on Linux. It aborts the program where it is first used and not there; only making a key asks before.
    /// </summary>
    public static bool IsThere()
    {
        try
        {
            using var unused = RSA.Create(); // nothing is computed before it is used
            return true;
        }
        catch (PlatformNotSupportedException)
        {
            return false;
        }
    }
}
