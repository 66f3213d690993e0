using System.Text.Json;
using Fsm.Chat.Client.Terminal;

namespace Fsm.Chat.Tests.Client.Explaining;

/// <summary>Why something is as it is: where its machine is, since when, by what, and what comes next.</summary>
internal sealed class WhyTests : ClientFixture
{
    [Test]
    public void A_person_who_is_away_is_explained_with_what_waits_for_them()
    {
        var world = Chatting();
        world.Line("delivered");
        world.Line("undecided");
        world.Server.Deliver(3, 3);
        world.Server.Say(new PresenceNotice { Change = PresenceChange.Interrupted, Name = "bob"u8, Reason = CloseReason.PeerLost });
        world.Advance(20);
        var why = Why(world, "/why BOB");
        Assert.That((why.About, why.Name, why.Presence), Is.EqualTo(("person", "bob", "interrupted")));
        Assert.That((why.Facts!.State, why.Facts.From, why.Facts.Trigger, why.Facts.For), Is.EqualTo(("PeerInterrupted", "Open", "PeerSuspended", TimeSpan.FromSeconds(20))));
        Assert.That(why.Undecided, Is.EqualTo([("2", "Sent")]));
        Assert.That(why.Facts.Next.Select(next => $"{next.Trigger} {next.To}"), Has.Some.EqualTo("PeerResumed Open").And.Some.EqualTo("ChatTyped PeerInterrupted"));
        Assert.That(why.Facts.Steps.Select(step => step.Step.Trigger), Is.EqualTo(["ChatTyped", "OpenConfirmed", "PeerSuspended"]));
        Assert.That(why.Lines[0], Does.StartWith("the conversation with bob: Conversation is PeerInterrupted since ").And.EndsWith("(20 s), by PeerSuspended from Open"));
        Assert.That(why.Lines, Has.Some.Contains("connection lost for now").And.Some.EqualTo("  your messages without a verdict: 2 Sent").And.Some.Contains("PeerResumed → Open"));
    }

    [Test]
    public void A_timer_is_told_with_the_time_that_is_left()
    {
        var world = Connected(settle: options => options with { Jitter = () => 0.5 });
        world.Client.LinkLost(world.Server.Link);
        world.Advance(0.2);
        var why = Why(world, "why");
        Assert.That((why.About, why.Facts!.State, why.Facts.Kind), Is.EqualTo(("self", "Reconnecting", StateKind.Waits)));
        Assert.That(why.Facts.Timer?.Trigger, Is.EqualTo("RetryTimerElapsed"));
        Assert.That(why.Facts.Timer?.Left, Is.EqualTo(TimeSpan.FromSeconds(0.05)), "the wait that was drawn, not the longest one");
    }

    [Test]
    public void Oneself_is_explained_with_the_connection()
    {
        var world = Connected();
        world.Line("why");
        Assert.That(world.All<WhyEvent>().Select(why => $"{why.About} {why.Facts!.Machine} {why.Facts.State}"), Is.EqualTo(["self User Connected", "link Link Live"]));
        world.Line("why 127.0.0.1:7400");
        Assert.That(world.All<WhyEvent>().Count(), Is.EqualTo(4));
    }

    [Test]
    public void A_message_is_explained_also_when_it_is_over()
    {
        var world = Chatting();
        world.Line("hello");
        Assert.That(Why(world, "/why 1").Facts!.State, Is.EqualTo("Sent"));
        world.Server.Deliver(3, 3);
        var why = Why(world, "/why 1");
        Assert.That((why.About, why.Facts!.State, why.Facts.Kind, why.Facts.Next.Length), Is.EqualTo(("message", "Delivered", StateKind.Ends, 0)));
        Assert.That(why.Lines[0], Does.StartWith("message 1 to bob: Delivery is Delivered since "));
    }

    [Test]
    public void A_transfer_and_a_message_of_one_number_are_both_meant()
    {
        var world = Chatting();
        world.Line("hello");
        world.Server.Offer();
        world.Line("/why 1");
        Assert.That(world.All<WhyEvent>().Select(why => why.About), Is.EqualTo(["message", "download"]));
        Assert.That(world.All<WhyEvent>().Last().Facts!.State, Is.EqualTo("Offered"));
    }

    [Test]
    public void A_group_is_explained_with_its_members()
    {
        var world = Connected();
        world.Server.Group(GroupChange.Joined, "team", "alice", 0);
        world.Server.Group(GroupChange.Joined, "team", "carol", 0);
        var why = Why(world, "why team");
        Assert.That((why.About, why.Facts), Is.EqualTo(("group", (object?)null)));
        Assert.That(why.Lines, Is.EqualTo(["you have no conversation with team", "  members as far as known: alice, carol"]));
    }

    [TestCase("why dave")]
    [TestCase("why 99")]
    [TestCase("why elsewhere:7400")]
    public void Nothing_is_made_up(string line)
    {
        var world = Connected();
        world.Line(line);
        Assert.That(world.Errors(), Is.EqualTo(["nothing_known"]));
        Assert.That(world.All<WhyEvent>(), Is.Empty);
    }

    [Test]
    public void A_person_who_is_gone_is_remembered()
    {
        var world = Chatting();
        world.Server.Gone("bob");
        var why = Why(world, "/why bob");
        Assert.That((why.Facts!.State, why.Presence, why.PresenceReason), Is.EqualTo(("Closed", "gone", "peer_lost")));
    }

    [Test]
    public void In_json_it_has_fields_and_on_a_terminal_sentences()
    {
        var world = Chatting();
        var why = Why(world, "/why bob");
        var json = JsonDocument.Parse(Print(new JsonWriter(), why)).RootElement;
        Assert.That(
            (json.GetProperty("event").GetString(), json.GetProperty("about").GetString(), json.GetProperty("state").GetString(), json.GetProperty("trigger").GetString(), json.GetProperty("from").GetString()),
            Is.EqualTo(("why", "person", "Open", "OpenConfirmed", "Opening")));
        Assert.That(json.GetProperty("next").EnumerateArray().Select(next => next.GetProperty("trigger").GetString()), Has.Some.EqualTo("PeerGone"));
        Assert.That(Print(new PlainWriter(), why), Does.StartWith("* the conversation with bob: Conversation is Open since "));
    }

    [Test]
    public void All_machines_say_where_they_are_and_one_is_drawn()
    {
        var world = Chatting();
        world.Line("hello");
        world.Line("/states");
        var states = world.All<StatesEvent>().Single();
        Assert.That(states.Subjects.Select(subject => $"{subject.Machine} {subject.Subject} {subject.State}"), Is.EqualTo((string[])
        [
            "User 127.0.0.1:7400 Chatting", "Link 127.0.0.1:7400 Live", "Conversation bob Open", "Delivery 1 Sent", "Input  Reading", "Prompt  Clear", "Leave  Staying",
        ]));
        Assert.That(states.Picture, Has.One.StartsWith("=> [[ Chatting ]]"));
        Assert.That(states.Lines[0], Does.StartWith("User 127.0.0.1:7400: Chatting since "));
        var json = JsonDocument.Parse(Print(new JsonWriter(), states)).RootElement;
        Assert.That(json.GetProperty("machines").EnumerateArray().Select(machine => machine.GetProperty("state").GetString()), Is.EqualTo(states.Subjects.Select(subject => subject.State)));
        Assert.That(json.GetProperty("picture").GetArrayLength(), Is.EqualTo(states.Picture.Count));
    }

    [Test]
    public void One_machine_can_be_named()
    {
        var world = Chatting();
        world.Line("/states conversation");
        var states = world.All<StatesEvent>().Single();
        Assert.That((states.Machine, states.Subjects.Single().State), Is.EqualTo(("Conversation", "Open")));
        Assert.That(states.Picture, Has.One.StartsWith("=> [[ Open ]]"));
        world.Line("/states nothing");
        Assert.That(world.Errors(), Is.EqualTo(["usage"]));
        world.Line("/quit");
    }

    private static WhyEvent Why(ClientWorld world, string line)
    {
        world.Line(line);
        return world.All<WhyEvent>().Last(why => why.About != "link");
    }

    private static string Print<TFormat>(TFormat format, ClientEvent shown)
        where TFormat : IEventFormat
    {
        var bytes = new ArrayBufferWriter<byte>();
        format.Append(shown, bytes);
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
