using System.Security.Cryptography;
using System.Text;

namespace Fsm.Chat.Client.Program;

/// <summary>What the program needs of the machine it runs on.</summary>
internal static class ProgramChecks
{
    /// <summary>Whether names can be normalised: without ICU they are left as they are, in silence or with an exception.</summary>
    public static bool CanCompose()
    {
        try
        {
            return "e\u0301".Normalize(NormalizationForm.FormC) == "\u00e9";
        }
        catch (PlatformNotSupportedException)
        {
            return false;
        }
    }

    /// <summary>
    /// Whether there is an OpenSSL, with which the runtime encrypts and hashes on Linux. It aborts the program where it is first used and not there; only making a key asks before.
    /// </summary>
    public static bool CanEncrypt()
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
