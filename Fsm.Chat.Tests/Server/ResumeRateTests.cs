namespace Fsm.Chat.Tests.Server;

/// <summary>A session can be resumed so often; whoever resumes it again and again is refused, and keeps it.</summary>
internal sealed class ResumeRateTests : ResumeFixture
{
    [Test]
    public void Ten_resumes_come_at_once_and_then_one_every_two_seconds()
    {
        var (_, bob, token) = Talking();
        for (var i = 0; i < Limits.ResumesAtOnce; i++)
            Assert.That(Resume(bob, token).ExpectWelcome().Request, Is.Zero);

        AssertRefused(Resume(bob, token), StatusCode.TooManyNames);
        Hub.Pass(TimeSpan.FromSeconds(2));
        Assert.That(Resume(bob, token).ExpectWelcome().Request, Is.Zero);
        AssertRefused(Resume(bob, token), StatusCode.TooManyNames);
    }

    [Test]
    public void A_refused_resume_leaves_the_session_where_it_is([Values] bool isCarried)
    {
        var (alice, bob, token) = Talking();
        var last = bob;
        for (var i = 0; i < Limits.ResumesAtOnce; i++)
            last = Resume(last, token);
        if (!isCarried)
            last.Drop();
        alice.Acknowledge().Skip();

        AssertRefused(Resume(last, token), StatusCode.TooManyNames);
        alice.SendText("bob", "still there?");

        Assert.That(Hub.Hub.Figures, Has.Property("Sessions").EqualTo(2).And.Property("Undecided").EqualTo(1));
        if (isCarried)
            Assert.That(last.TakeAll()[^1].Action, Is.EqualTo(FrameAction.SendRequest));
        Hub.Pass(TimeSpan.FromSeconds(2));
        Assert.That(Resume(last, token).ExpectWelcome().Request, Is.Zero);
    }

    [Test]
    public void On_a_line_that_is_lost_every_three_seconds_ten_people_of_one_address_are_never_refused()
    {
        var people = Enumerable.Range(0, 10).Select(i => Hub.Dial("192.0.2.1").SendConnect($"person{i}")).ToArray();
        var tokens = people.Select(person => person.ExpectToken()).ToArray();
        for (var seconds = 0; seconds < 180; seconds += 3)
        {
            for (var i = 0; i < people.Length; i++)
            {
                people[i].Acknowledge().Drop();
                var again = Hub.Dial("192.0.2.1");
                (again.Sent, again.Handled) = (people[i].Sent, people[i].Handled);
                people[i] = again.Resume($"person{i}", tokens[i], again.Handled);
                Assert.That(again.ExpectWelcome().Request, Is.Zero);
            }

            Hub.Pass(TimeSpan.FromSeconds(3));
        }
    }

    [Test]
    public void Whoever_resumes_too_often_takes_nothing_from_others_at_the_same_address()
    {
        var (_, bob, token) = Talking();
        var carol = Hub.Dial().SendConnect("carol");
        var hers = carol.ExpectToken();
        for (var i = 0; i < 100; i++)
            Resume(bob, token);
        carol.Drop();

        Assert.That(Resume(carol, hers).ExpectWelcome().Request, Is.Zero);
        for (var i = 0; i < 100; i++)
            AssertRefused(Hub.Dial().Resume("mallory", new byte[Welcome.TokenSize], 0), StatusCode.UnknownSession);
    }
}
