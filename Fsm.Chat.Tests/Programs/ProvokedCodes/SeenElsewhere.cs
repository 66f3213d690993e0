using Fsm.Chat.Tests.Client;
using Fsm.Chat.Tests.Programs.Terminal;

namespace Fsm.Chat.Tests.Programs.ProvokedCodes;

/// <summary>A test that provokes what takes too long, or more than lines and bytes, to be provoked here.</summary>
internal sealed record SeenElsewhere(string What, Type Fixture, string Test)
{
    public static IReadOnlyList<SeenElsewhere> Codes { get; } =
    [
        // A mistake of our own has to be made first.
        new("internal_error", typeof(InternalErrorTests), nameof(InternalErrorTests.In_a_session)),

        // More than a minute.
        new("no_answer", typeof(ConversationEndTests), nameof(ConversationEndTests.A_chat_that_is_not_answered_in_time_fails_and_the_late_answer_changes_nothing)),
        new("no_outcome", typeof(UploadTests), nameof(UploadTests.A_disk_that_does_not_answer_holds_up_the_next_line_for_a_while_and_what_is_not_offered_cannot_be_cancelled)),
        new("verdicts_stalled", typeof(EndOfInputTests), nameof(EndOfInputTests.Verdicts_that_never_come_are_given_up_after_the_dead_time)),

        // Somebody at a terminal: the lines of a script wait, come one by one, and go where they are meant to.
        new("conversation_ended", typeof(ServerRestartTests), nameof(ServerRestartTests.Texts_for_a_group_have_failed_and_a_person_of_its_name_does_not_get_what_is_typed_then)),
        new("reconnecting", typeof(KeptLinesTests), nameof(KeptLinesTests.Commands_have_to_wait)),
        new("several_lines", typeof(MeantForTests), nameof(MeantForTests.Several_lines_are_no_command)),
        new("target_changed", typeof(MeantForTests), nameof(MeantForTests.It_comes_back_when_lines_go_elsewhere)),

        // A server of an earlier version.
        new("server_cannot", typeof(IgnoreTests), nameof(IgnoreTests.A_server_that_does_not_know_of_it_is_not_asked_and_the_person_is_told)),

        // A disk that is full, and more keys and people than a case has time for.
        new("cannot_store", typeof(AccountTests), nameof(AccountTests.A_refusal_is_shown_with_what_can_be_done)),
        new("too_many_keys", typeof(AccountTests), nameof(AccountTests.A_refusal_is_shown_with_what_can_be_done)),
        new("too_many_registrations", typeof(AccountTests), nameof(AccountTests.A_refusal_is_shown_with_what_can_be_done)),

        // Somebody who is away, and whose name is theirs.
        new("kept", typeof(KeptDeliveryTests), nameof(KeptDeliveryTests.A_message_is_kept_and_then_delivered)),

        // A file system with longer names than ours.
        new("file_name_invalid", typeof(UploadTests), nameof(UploadTests.A_file_that_cannot_be_sent_is_not_offered)),
    ];

    public static IReadOnlyList<SeenElsewhere> Exits { get; } =
    [
        new("70", typeof(EndingScreenTests), nameof(EndingScreenTests.A_crash_of_the_program_gives_the_terminal_back_and_says_what_to_do)),
    ];

    /// <summary>The source of the test alone, with its cases.</summary>
    public string Source
    {
        get
        {
            var names = Fixture.FullName!.Split('.')[3..]; // behind the assembly's
            var lines = File.ReadAllLines(Repository.PathOf(["Fsm.Chat.Tests", .. names[..^1], $"{names[^1]}.cs"]));
            var name = Array.FindIndex(lines, line => line.Contains($" {Test}(", StringComparison.Ordinal));
            var (first, last) = (Array.FindLastIndex(lines, name, line => line.Length == 0), Array.FindIndex(lines, name, line => line == "    }"));
            return string.Join('\n', lines[first..(last + 1)]);
        }
    }

    public override string ToString() => $"{What}: {Fixture.Name}.{Test}";
}
