using Fsm.Chat.Client.Commands;
using Fsm.Chat.Protocol.Machines.Terminal.Errand;

namespace Fsm.Chat.Tests.Client.OneShot;

/// <summary>What a script that sends a text is told, from the events of the client alone.</summary>
public sealed class SendErrandTests
{
    private const string Server = "127.0.0.1:7400";

    [Test]
    public void Text_is_handed_over_as_it_is_whatever_it_looks_like()
    {
        var errand = new SendErrand(Server, "bob", "/quit\nquit", SendWish.Delivered);

        Assert.That(errand.NextCommand(), Is.TypeOf<ParsedLine.Invoke>().With.Property("Command").With.Property("Name").EqualTo("Chat2"));
        Assert.That(errand.NextCommand(), Is.EqualTo(new ParsedLine.NamedText("bob", "/quit\nquit")));
        Assert.That(errand.NextCommand(), Is.Null);
    }

    [TestCase(SendWish.Delivered, "queued sent", null)]
    [TestCase(SendWish.Delivered, "queued sent accepted", null)]
    [TestCase(SendWish.Delivered, "queued sent accepted delivered", ErrandTrigger.Fulfilled)]
    [TestCase(SendWish.Delivered, "queued sent accepted kept", ErrandTrigger.Fulfilled)]
    [TestCase(SendWish.Delivered, "queued sent failed:recipient_gone", ErrandTrigger.Failed)]
    [TestCase(SendWish.Delivered, "queued failed:unknown_recipient", ErrandTrigger.Failed)]
    [TestCase(SendWish.Delivered, "queued sent accepted unknown:peer_timeout", ErrandTrigger.Failed)]
    [TestCase(SendWish.Accepted, "queued sent", null)]
    [TestCase(SendWish.Accepted, "queued sent accepted", ErrandTrigger.Fulfilled)]
    [TestCase(SendWish.Accepted, "queued sent failed:recipient_busy", ErrandTrigger.Failed)]
    public void Last_event_decides_whether_the_wait_is_over(SendWish wish, string story, ErrandTrigger? expected)
    {
        var errand = Begun(wish);

        Assert.That(Tell(errand, story).Last(), Is.EqualTo(expected));
    }

    [TestCase(SendWish.Delivered, "queued sent accepted delivered", ErrandTrigger.Fulfilled, 0, "delivered", null)]
    [TestCase(SendWish.Delivered, "queued sent accepted kept", ErrandTrigger.Fulfilled, 0, "kept", null)]
    [TestCase(SendWish.Accepted, "queued sent accepted kept", ErrandTrigger.Fulfilled, 0, "kept", null)]
    [TestCase(SendWish.Delivered, "queued sent accepted kept delivered", ErrandTrigger.Fulfilled, 0, "delivered", null)]
    [TestCase(SendWish.Accepted, "queued sent accepted", ErrandTrigger.Fulfilled, 0, "accepted", null)]
    [TestCase(SendWish.Accepted, "queued sent accepted failed:recipient_gone", ErrandTrigger.Fulfilled, 0, "failed", null)]
    [TestCase(SendWish.Delivered, "queued sent accepted delivered", ErrandTrigger.TimeElapsed, 0, "delivered", null)] // it came while the program was leaving
    [TestCase(SendWish.Delivered, "queued sent accepted", ErrandTrigger.TimeElapsed, 3, "accepted", "timed_out")]
    [TestCase(SendWish.Accepted, "queued sent", ErrandTrigger.TimeElapsed, 3, "sent", "timed_out")]
    [TestCase(SendWish.Delivered, "queued", ErrandTrigger.TimeElapsed, 3, "not_sent", "timed_out")]
    [TestCase(SendWish.Delivered, "queued sent accepted", ErrandTrigger.Interrupted, 130, "accepted", "interrupted")]
    [TestCase(SendWish.Delivered, "queued failed:unknown_recipient", ErrandTrigger.Failed, 4, "failed", "unknown_recipient")]
    [TestCase(SendWish.Delivered, "queued failed:partial", ErrandTrigger.Failed, 4, "failed", "partial")]
    [TestCase(SendWish.Delivered, "queued sent unknown:peer_timeout", ErrandTrigger.Failed, 5, "unknown", "peer_timeout")]
    [TestCase(SendWish.Delivered, "queued failed:not_sent", ErrandTrigger.Failed, 5, "not_sent", "not_sent")]
    [TestCase(SendWish.Delivered, "error:name_taken", ErrandTrigger.Failed, 4, "not_sent", "name_taken")]
    [TestCase(SendWish.Delivered, "error:text_too_long", ErrandTrigger.Failed, 4, "not_sent", "text_too_long")]
    [TestCase(SendWish.Delivered, "error:server_unreachable", ErrandTrigger.Failed, 5, "not_sent", "server_unreachable")]
    [TestCase(SendWish.Delivered, "error:certificate_changed", ErrandTrigger.Failed, 5, "not_sent", "certificate_changed")]
    [TestCase(SendWish.Delivered, "state:Connected queued sent state:Reconnecting", ErrandTrigger.TimeElapsed, 5, "sent", "timed_out")]
    public void Exit_code_and_result_follow_from_what_happened(SendWish wish, string story, ErrandTrigger cause, int exit, string status, string? reason)
    {
        var errand = Begun(wish);
        _ = Tell(errand, story).ToList();
        errand.Leave(cause);

        var outcome = errand.Conclude();

        Assert.That(outcome.ExitCode, Is.EqualTo(exit));
        Assert.That((Field(outcome, "status"), Field(outcome, "done"), Field(outcome, "reason"), Field(outcome, "exit")), Is.EqualTo(((object)status, (object)(exit == 0), (object?)reason, (object)exit)));
        Assert.That((outcome.Lines, outcome.Complaints), exit == 0 ? Is.EqualTo((outcome.Lines, Array.Empty<string>())) : Is.EqualTo((Array.Empty<string>(), outcome.Complaints)));
        Assert.That(outcome.Lines.Count + outcome.Complaints.Count, Is.EqualTo(1));
    }

    [TestCase("queued", "never left this computer")]
    [TestCase("queued sent", "it is not known whether the server has the text")]
    [TestCase("queued sent accepted", "the server has the text, and may still deliver it to bob")]
    public void Whoever_gives_up_waiting_is_told_what_may_still_happen(string story, string words)
    {
        var errand = Begun(SendWish.Delivered);
        _ = Tell(errand, story).ToList();
        errand.Leave(ErrandTrigger.TimeElapsed);

        Assert.That(errand.Conclude().Complaints.Single(), Does.StartWith("! timed_out: not in time: ").And.Contain(words));
    }

    [Test]
    public void End_that_leaving_brings_about_is_no_news_of_the_message()
    {
        var errand = Begun(SendWish.Delivered);
        _ = Tell(errand, "queued sent accepted").ToList();
        errand.Leave(ErrandTrigger.TimeElapsed);

        _ = Tell(errand, "unknown:requested state:Disconnected").ToList();

        Assert.That((errand.Conclude().ExitCode, Field(errand.Conclude(), "status")), Is.EqualTo((3, (object)"accepted")));
    }

    [Test]
    public void Text_that_was_not_taken_is_not_waited_for()
    {
        var errand = Begun(SendWish.Delivered);
        _ = Tell(errand, "error:text_too_long").ToList();

        Assert.That(errand.Wanted(), Is.EqualTo(ErrandTrigger.Failed));
    }

    [Test]
    public void What_a_server_says_is_harmless_to_a_terminal()
    {
        var errand = Begun(SendWish.Delivered);
        errand.Note(new ErrorEvent(Server, "server_unreachable", "it says \u001b[2J", ""));
        errand.Leave(ErrandTrigger.Failed);

        Assert.That(errand.Conclude().Complaints.Single(), Does.Contain(@"\u{1B}[2J").And.Matches<string>(line => !line!.Contains('\u001b')));
    }

    private static SendErrand Begun(SendWish wish)
    {
        var errand = new SendErrand(Server, "bob", "hi", wish);
        while (errand.NextCommand() is not null)
        {
        }

        return errand;
    }

    private static IEnumerable<ErrandTrigger?> Tell(SendErrand errand, string story) => story.Split(' ').Select(word => word.Split(':') switch
    {
        ["state", var state] => new StateEvent(Server, "User", state),
        ["error", var code] => new ErrorEvent(Server, code, "why", "next"),
        [("queued" or "sent" or "accepted") and var status] => new SentEvent(Server, "1", "bob", "hi", status),
        ["kept"] => new VerdictEvent(Server, "1", "bob", "hi", "kept", null, null, 0, 0),
        ["delivered"] => new VerdictEvent(Server, "1", "bob", "hi", "delivered", null, null, 1, 0),
        [var status, var reason] => (ClientEvent)new VerdictEvent(Server, "1", "bob", "hi", status, reason, "why", 0, 1),
        _ => throw new ArgumentException(word, nameof(story)),
    }).Select(errand.Note);

    private static object? Field(ErrandOutcome outcome, string name) => outcome.Results.Single().Fields.Single(field => field.Name == name).Value;
}
