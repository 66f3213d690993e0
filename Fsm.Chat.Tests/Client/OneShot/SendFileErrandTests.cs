using Fsm.Chat.Client.Commands;
using Fsm.Chat.Protocol.Machines.Terminal.Errand;

namespace Fsm.Chat.Tests.Client.OneShot;

/// <summary>What a script that sends a file to several people is told of each.</summary>
public sealed class SendFileErrandTests
{
    [Test]
    public void It_ends_when_the_last_transfer_has_and_only_if_all_completed_well()
    {
        var errand = Offered("bob", "carol");

        Assert.That(errand.Note(Transfer(1, "bob", "completed")), Is.Null);
        Assert.That(errand.Note(Transfer(2, "carol", "declined", "transfer_declined")), Is.EqualTo(ErrandTrigger.Failed));
        errand.Leave(ErrandTrigger.Failed);

        var outcome = errand.Conclude();
        Assert.That(outcome.ExitCode, Is.EqualTo(4));
        Assert.That(outcome.Lines, Is.EqualTo(new[] { "bob: completed", "carol: declined" }));
        Assert.That(outcome.Results.Select(result => $"{Field(result, "to")} {Field(result, "status")} {Field(result, "done")} {Field(result, "reason")}".TrimEnd()),
            Is.EqualTo(new[] { "bob completed True", "carol declined False transfer_declined" }));
    }

    [Test]
    public void It_is_fulfilled_when_everybody_has_the_file()
    {
        var errand = Offered("bob", "carol");
        errand.Note(Transfer(2, "carol", "completed"));

        Assert.That(errand.Note(Transfer(1, "bob", "completed")), Is.EqualTo(ErrandTrigger.Fulfilled));
        errand.Leave(ErrandTrigger.Fulfilled);
        Assert.That(errand.Conclude().ExitCode, Is.Zero);
    }

    [Test]
    public void Nothing_ends_before_everybody_was_offered_it()
    {
        var errand = new SendFileErrand("here", ["cake.jpg"], ["bob", "carol"]);
        errand.NextCommand();

        Assert.That(errand.Note(Transfer(1, "bob", "failed", "unknown_recipient")), Is.Null);
        Assert.That(errand.Wanted(), Is.EqualTo(ErrandTrigger.Failed), "carol's was refused together with it");
    }

    [Test]
    public void What_runs_when_the_time_is_over_is_told_as_it_was_then()
    {
        var errand = Offered("bob", "carol");
        errand.Note(Transfer(1, "bob", "running"));
        errand.Note(Transfer(2, "carol", "completed"));
        errand.Leave(ErrandTrigger.TimeElapsed);
        errand.Note(Transfer(1, "bob", "failed", "not_connected"));

        var outcome = errand.Conclude();

        Assert.That(outcome.ExitCode, Is.EqualTo(3));
        Assert.That(outcome.Results.Select(result => $"{Field(result, "status")} {Field(result, "reason")}".TrimEnd()), Is.EqualTo(new[] { "running timed_out", "completed" }));
        Assert.That(outcome.Complaints.Single(), Does.StartWith("! timed_out: not in time: what was not completed is given up"));
    }

    [Test]
    public void Each_recipient_has_a_result_when_nothing_was_offered()
    {
        var errand = new SendFileErrand("here", ["cake.jpg"], ["bob", "carol"]);
        errand.Note(new ErrorEvent("here", "server_unreachable", "nobody listens there", ""));
        errand.Leave(ErrandTrigger.Failed);

        Assert.That((errand.Conclude().ExitCode, errand.Conclude().Results.Count), Is.EqualTo((5, 2)));
    }

    [Test]
    public void Path_and_recipients_are_not_read_as_words_of_a_line()
    {
        var command = new SendFileErrand("here", ["my \"holiday\".jpg", "to"], ["to", "bob"]).NextCommand() as ParsedLine.Files;

        Assert.That((command!.Paths, command.Recipients), Is.EqualTo((new[] { "my \"holiday\".jpg", "to" }, new[] { "to", "bob" })));
    }

    [Test]
    public void Of_several_files_each_has_a_line_and_a_result_of_its_own()
    {
        var errand = new SendFileErrand("here", ["cake.jpg", "no.jpg"], ["bob"]);
        Assert.That(errand.Conclude().Results.Select(result => Field(result, "file")), Is.EqualTo(new[] { "cake.jpg", "no.jpg" }));
        errand.NextCommand();
        errand.Note(Transfer(1, "bob", "completed"));
        errand.Note(Transfer(2, "bob", "failed", "no_such_file") with { File = "no.jpg" });
        errand.Wanted();

        var outcome = errand.Conclude();
        Assert.That((outcome.ExitCode, outcome.Lines), Is.EqualTo((4, new[] { "bob: cake.jpg completed", "bob: no.jpg failed (no_such_file)" })));
        Assert.That(outcome.Results.Select(result => $"{Field(result, "file")} {Field(result, "done")}"), Is.EqualTo(new[] { "cake.jpg True", "no.jpg False" }));
    }

    private static SendFileErrand Offered(params string[] people)
    {
        var errand = new SendFileErrand("here", ["cake.jpg"], people);
        errand.NextCommand();
        for (var i = 0; i < people.Length; i++)
            errand.Note(Transfer(i + 1, people[i], "offered"));
        errand.Wanted();
        return errand;
    }

    private static TransferEvent Transfer(int id, string peer, string status, string? reason = null) =>
        new("here", $"{id}", "cake.jpg", peer, IsUpload: true, status, 0, 10, 0) { Reason = reason };

    private static object? Field(ErrandResult result, string name) => result.Fields.Single(field => field.Name == name).Value;
}
