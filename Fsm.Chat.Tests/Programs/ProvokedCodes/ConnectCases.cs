using Fsm.Chat.Tests.Programs.Support;
using static Fsm.Chat.Tests.Programs.ProvokedCodes.CodeCase;

namespace Fsm.Chat.Tests.Programs.ProvokedCodes;

/// <summary>What keeps people from connecting, and what becomes of those who were connected.</summary>
internal static class ConnectCases
{
    private const int Refused = 4;
    private const int LinkLost = 5;
    private static readonly string OtherFingerprint = new('1', 64);

    public static IEnumerable<CodeCase> All =>
    [
        Error("server_unreachable", stage => stage.Lonely(), LinkLost),
        Error("not_connected", stage => stage.Lonely().Types("users"), LinkLost),
        Error("name_taken", stage =>
        {
            stage.Usual.Mute(out var name);
            return stage.Usual.Client(name);
        }, Refused),
        Error("password_wrong", stage => stage.Own("--password-file", stage.PasswordFile).Client("ann"), Refused),
        Error("too_many_tries", stage => stage.Own("--password-file", stage.PasswordFile).Client("ann").Types([.. Enumerable.Repeat("connect", 5)]), Refused),
        Error("too_many_names", stage =>
        {
            var scene = stage.Own("--names-per-address", "1"); // loopback has more of them
            for (var i = 0; i < Limits.LoopbackShare; i++)
                scene.Mute(scene.NewName());
            return scene.Client("ann");
        }, Refused),
        Error("certificate_changed", stage => Remembering(stage.Encrypted, $"{stage.Encrypted.Server.Address} {OtherFingerprint}"), LinkLost),
        Error("certificate_unknown", stage => Remembering(stage.Encrypted, "nonsense"), LinkLost),
        Error("key_unusable", stage => Keeping(stage.Encrypted, Path.Combine("keys", stage.Encrypted.Server.Address), "nonsense"), LinkLost),
        Error("certificate_unexpected", stage => stage.Encrypted.Client("ann", "--fingerprint", OtherFingerprint), LinkLost),
        Error("certificate_untrusted", stage => stage.Encrypted.Client("ann", "--ca", "system"), LinkLost),
        Words("tls_required", CloseReason.TlsRequired.ExplainToPeer(), stage =>
            stage.Encrypted.ForThisCase(new ClientProgram("ann", stage.Encrypted.Server.Address, "--json", "--no-state"))),
        Words("server_full", CloseReason.ServerFull.ExplainToPeer(), stage =>
        {
            var scene = stage.Own("--links", "1");
            scene.Mute("first");
            return scene.Client("second");
        }),
        Error("server_stopping", stage =>
        {
            var scene = stage.Own("--drain", "2");
            scene.Mute("mute");
            scene.Ann.Types("chat mute", "hello").Sees("sent", "status", "accepted");
            scene.Server.Signal(System.Runtime.InteropServices.PosixSignal.SIGTERM);
            return scene.Ann.Sees("notice", "code", "server_stopping").Types("/group late");
        }),
        Error("unknown_session", stage =>
        {
            var scene = stage.Own();
            Assert.That(scene.Ann.Id, Is.Positive);
            scene.RestartServer();
            return scene.Ann;
        }),
        Unknown("unreachable", stage =>
        {
            var scene = stage.Own("--tls");
            scene.Ann.Types("group alone", "chat alone").Sees("conversation", "status", "open");
            scene.Server.Freeze();
            scene.Ann.Types("hello").Sees("sent", "status", "sent");
            scene.RestartServer(); // it makes another certificate: its data is not there
            return scene.Ann;
        }),
    ];

    // A client that has known servers before.
    private static ClientProgram Remembering(Scene scene, string line) => Keeping(scene, "known_servers", line);

    // A client that has kept this in a file.
    private static ClientProgram Keeping(Scene scene, string file, string line)
    {
        var home = Directory.CreateDirectory(Path.Combine(scene.Server.WorkingDirectory, scene.NewName())).FullName;
        file = Path.Combine(home, "fsmchat", file);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, $"{line}\n");
        return scene.ForThisCase(new ClientProgram(new Dictionary<string, string> { ["XDG_STATE_HOME"] = home }, "ann", scene.Address, "--json", "--no-state"));
    }
}
