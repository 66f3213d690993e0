using Fsm.Chat.Tests.Programs.Support;
using static Fsm.Chat.Tests.Programs.ProvokedCodes.CodeCase;

namespace Fsm.Chat.Tests.Programs.ProvokedCodes;

/// <summary>What is refused to people about names, at a server that keeps them.</summary>
internal static class AccountCases
{
    private const int Refused = 4;

    public static IEnumerable<CodeCase> All =>
    [
        Error("already_registered", stage => Holder(stage.Keeping, out _).Types("register")),
        Error("not_registered", stage => WithKey(stage.Keeping, stage.Keeping.NewName()).Types("keys")),
        Error("nothing_kept", stage => Holder(stage.Keeping, out _).Types("history nobody")),
        Error("words_invalid", stage => Holder(stage.Keeping, out _).Types("search x")),
        Error("unknown_key", stage => Holder(stage.Keeping, out _).Types("remove-key nothing")),
        Error("last_key", stage => Holder(stage.Keeping, out _, "desk").Types("remove-key desk")),
        Error("key_missing", stage => Stranger(stage.Keeping, stage.Keeping.NewName()).Types("register")),
        Error("registration_closed", stage => Stranger(stage.Own("--store", "sqlite", "--registration", "closed"), "ann").Types("register")),
        Error("name_registered", stage =>
        {
            Holder(stage.Keeping, out var name);
            return Stranger(stage.Keeping, name);
        }, Refused),
        Error("code_wrong", stage =>
        {
            Holder(stage.Keeping, out var name);
            return Stranger(stage.Keeping, name, "--code", "AAAA-AAAA");
        }, Refused),
        Words("holder_elsewhere", CloseReason.HolderElsewhere.ExplainToPeer(), stage =>
        {
            var first = Holder(stage.Keeping, out var name);
            WithKey(stage.Keeping, name, Path.Combine(first.WorkingDirectory, "XDG_STATE_HOME"));
            return first;
        }),
        Logged("forgotten", stage => stage.Keeping, scene => Holder(scene, out var name).Types($"forget-me {name}").Sees("account", "status", "forgotten")),
    ];

    private static ClientProgram Stranger(Scene scene, string name, params string[] arguments) =>
        scene.ForThisCase(new ClientProgram(name, $"tcp://{scene.Server.Address}", ["--json", "--no-state", .. arguments]));

    private static ClientProgram WithKey(Scene scene, string name, string? home = null)
    {
        Dictionary<string, string> environment = home is null ? [] : new() { ["XDG_STATE_HOME"] = home };
        return Scene.Connected(scene.ForThisCase(new ClientProgram(environment, name, $"tls://{scene.Server.Address}", "--json", "--no-state")));
    }

    private static ClientProgram Holder(Scene scene, out string name, string label = "") =>
        WithKey(scene, name = scene.NewName()).Types($"register {label}").Sees("account", "status", "registered");
}
