namespace Fsm.Chat.Tests.Joined;

/// <summary>One thing for a script, and the server it is done at, in memory.</summary>
internal abstract class OneShotFixture : JoinedFixture
{
    protected const string Server = "127.0.0.1:7400";

    private protected override Limits? Usual => new Limits { FirstUsers = 5, Rate = 0 };

    protected JoinedClient Send(string to, string text, double? timeout = null)
    {
        var sender = World.Begin("al", new SendErrand(Server, to, text, SendWish.Delivered), timeout);
        if (timeout is null)
            World.Pass(1);
        return sender;
    }

    // Whoever is dialled never answers.
    protected JoinedClient Unanswered(double? timeout)
    {
        var sender = World.Prepare("al", new SendErrand(Server, "bob", "hi", SendWish.Delivered), timeout);
        sender.Client.Start(ServerEndpoint.Default);
        sender.Wire.IsSilent = true;
        World.Run();
        return sender;
    }

    protected static (int Exit, string Status, string? Reason) Outcome(JoinedClient client)
    {
        var outcome = client.Outcomes.Single();
        var fields = outcome.Results.Single().Fields.ToDictionary(field => field.Name, field => field.Value);
        return (outcome.ExitCode, (string)fields["status"]!, (string?)fields["reason"]);
    }

    protected sealed class JoinedFile(JoinedWorld world, string path = "plan.txt")
    {
        public JoinedClient Offer(params string[] people)
        {
            var sender = world.Prepare("al", new SendFileErrand(Server, [path], people));
            sender.Disk.Files["plan.txt"] = Random(seed: 1, length: 100);
            sender.Client.Start(ServerEndpoint.Default);
            world.Run();
            return sender;
        }
    }
}
