using Fsm.Chat.Tests.Exploration.Modelling;

namespace Fsm.Chat.Tests.Exploration.Products.Connection;

internal static class ReasonVariable
{
    /// <summary>A variable that holds why a link closes.</summary>
    public static Variable Reason(this Model model, string name) => model.Number(name, max: Enum.GetValues<CloseReason>().Max(reason => (int)reason));
}
