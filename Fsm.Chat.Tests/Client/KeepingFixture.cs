using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Protocol.Messages.Kept;

namespace Fsm.Chat.Tests.Client;

/// <summary>Clients of a server that keeps messages.</summary>
internal abstract class KeepingFixture : ReconnectingFixture
{
    protected const string Address = "127.0.0.1:7400";

    protected ClientWorld Keeping(bool isInteractive = true, Func<ClientOptions, ClientOptions>? settle = null)
    {
        var world = NewWorld(isInteractive, settle: settle);
        world.Start();
        Grant(world);
        return world;
    }

    /// <summary>One that talks to somebody who is away.</summary>
    protected ClientWorld KeepingAway(bool isInteractive = true, Func<ClientOptions, ClientOptions>? settle = null)
    {
        var world = Keeping(isInteractive, settle);
        world.Line("chat bob");
        world.Server.ConfirmOpen(port: 0);
        world.Server.Handled = 2;
        return world;
    }

    protected static void Grant(ClientWorld world, Wishes more = Wishes.None)
    {
        world.Server.Granted = Wishes.RosterNews | Wishes.Keeping | more;
        world.Server.Grant();
    }

    protected static void Say(ClientWorld world, ulong place, string text, ulong at, ulong conversation = 1, string from = "bob") =>
        world.Server.Say(new KeptMessage { Conversation = conversation, Place = place, At = at, Sender = Encoding.UTF8.GetBytes(from), Text = Encoding.UTF8.GetBytes(text) });

    /// <summary>Somebody came.</summary>
    protected static RosterNews News(params string[] came) =>
        new() { Kind = RosterNewsKind.Changes, Total = (uint)came.Length, Came = [.. came.Select((name, i) => new UserEntry(name, Frames.Loopback, (ushort)(40200 + i)))], Went = [] };

    /// <summary>The server was started anew, and knows up to which number what the old session sent is stored; null where it does not.</summary>
    protected static void Restart(ClientWorld world, ulong? stored)
    {
        world.Client.LinkLost(world.Server.Link);
        world.Advance(FirstWait);
        world.Server.RefuseResume(StatusCode.UnknownSession, stored);
    }

    /// <summary>The server says that it keeps these messages.</summary>
    protected static void Keep(ClientWorld world, ulong first, ulong last)
    {
        world.Server.Handled = Math.Max(world.Server.Handled, last);
        world.Server.Say(new SendConfirmation([new(first, last, StatusCode.Kept, HandedOver: false, 0, 0)]));
    }

    protected static void AssertViolation(ClientWorld world, CloseReason reason)
    {
        Assert.That(world.Journal.Select(step => step.Trigger), Has.Some.EqualTo("ViolationFound"));
        Assert.That(world.All<ErrorEvent>().Select(error => error.Text), Has.Some.Contains(reason.Explain()));
    }
}
