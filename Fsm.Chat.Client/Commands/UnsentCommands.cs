using Fsm.Chat.Protocol.Machines.Client.User;

namespace Fsm.Chat.Client.Commands;

/// <summary>The commands that are about texts that never got to the server.</summary>
internal static class UnsentCommands
{
    /// <summary>The commands.</summary>
    public static IReadOnlyList<ClientCommand> Rows { get; } =
    [
        new("unsent", 0, 0) { Run = call => call.Core.UnsentTexts.List(call.Server) },
        new("resend", 0, 0) { Trigger = UserTrigger.ResendTyped },
        new("discard", 0, 0) { Run = call => call.Core.UnsentTexts.Discard(call.Server) },
    ];
}
