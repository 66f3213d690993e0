using System.Net;
using Fsm.Chat.Tests.Programs.Support;
using static Fsm.Chat.Tests.Programs.ProvokedCodes.CodeCase;

namespace Fsm.Chat.Tests.Programs.ProvokedCodes;

internal static class TypedCases
{
    public static IEnumerable<CodeCase> All =>
    [
        Typed("address_invalid", "connect a:b"),
        Typed("already_connected", "connect"),
        Typed("name_invalid", "connect 127.0.0.1:7400 1st"),
        Typed("no_recipient", "chat2", "hello", "quit"),
        Typed("no_such_request", "accept 99"),
        Typed("no_such_transfer", "cancel 99"),
        Typed("no_target", "/say hello"),
        Typed("not_ignored", "unignore nobody"),
        Typed("not_member", "leave nothing"),
        Typed("nothing_asked", "accept"),
        Typed("nothing_known", "why nobody"),
        Typed("recipient_is_self", "chat ann", "quit"),
        Typed("skipped", "chat nobody", "hello", "quit"),
        Typed("text_empty", "chat2", "ben>", "quit"),
        Typed("text_too_long", "chat2", $"ben>{new string('x', 9000)}", "quit"),
        Typed("unknown_command", "chta ben", "quit"),
        Typed("unknown_recipient", "chat nobody", "quit"),
        Typed("unknown_server", "server 9"),
        Typed("usage", "chat", "quit"),
        Error("ignored", stage =>
        {
            var other = stage.Usual.Mute(out var name);
            other.Send(new IgnoreRequest { Kind = IgnoreRequestKind.Ignore, Person = "ann"u8 });
            other.Read(FrameAction.Confirmation);
            return stage.Usual.Ann.Types($"chat {name}", "quit");
        }),
        Error("too_many_ignored", stage =>
            stage.Usual.Guest(stage.Usual.NewName()).Types([.. Enumerable.Range(0, Limits.IgnoredNames + 1).Select(number => $"ignore nobody{number}")])),
        Error("line_unreadable", stage =>
        {
            stage.Usual.Ann.TypeBytes(0xff, (byte)'\n');
            return stage.Usual.Ann.Types("quit");
        }),
        Error("recipient_ambiguous", stage =>
        {
            var first = stage.Usual.Mute(stage.Usual.NewName());
            var second = stage.Usual.ForThisCase(new RawClient(stage.Usual.Server.Port, from: new(IPAddress.Parse("127.0.0.2"), first.LocalPort)));
            second.Connect(stage.Usual.NewName());
            return stage.Usual.Ann.Types($"chat {first.LocalPort}", "quit");
        }),
    ];

    private static CodeCase Typed(string code, params string[] lines) => Error(code, stage => stage.Usual.Ann.Types(lines));
}
