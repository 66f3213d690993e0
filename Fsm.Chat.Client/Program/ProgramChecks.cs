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
}
