using Fsm.Chat.Protocol.Machines.Engine;

namespace Fsm.Chat.Protocol.Diagrams;

/// <summary>The colours of the pictures: who causes a trigger, and how long a state may last. Dark enough to read on white.</summary>
internal static class Palette
{
    internal const string Text = "#24292f";
    internal const string Quiet = "#6e7781";
    internal const string Refusal = "#b3261e";
    internal const string Line = "#8c959f";

    internal static string Of(TriggerOrigin origin) => origin switch
    {
        TriggerOrigin.Peer => "#0b5cad",
        TriggerOrigin.Timer => "#a15c00",
        _ => Text,
    };

    internal static string Of(StateKind kind) => kind switch
    {
        StateKind.Waits => "#fff6e0",
        StateKind.Home => "#e6f4ea",
        StateKind.Ends => "#eceff2",
        _ => "#eaf2fb",
    };

    internal static string NameOf(TriggerOrigin origin) => origin switch
    {
        TriggerOrigin.Peer => "peer",
        TriggerOrigin.Timer => "timer",
        _ => "own",
    };
}
