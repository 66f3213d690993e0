using Fsm.Chat.Client.OneShot;

namespace Fsm.Chat.Client.Program;

/// <summary>Standard input did not end in time.</summary>
/// <param name="errand">What would have been done.</param>
internal sealed class InputTooLateException(IErrand errand) : Exception
{
    /// <summary>What would have been done.</summary>
    public IErrand Errand => errand;
}
