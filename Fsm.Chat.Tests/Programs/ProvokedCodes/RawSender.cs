using Fsm.Chat.Tests.Programs.Support;

namespace Fsm.Chat.Tests.Programs.ProvokedCodes;

/// <summary>Somebody who offers a file to a real client, and sends of it what a case wants.</summary>
internal sealed class RawSender
{
    private readonly Scene _scene;
    private readonly ClientProgram _receiver;

    private RawSender(Scene scene, ClientProgram receiver) => (_scene, _receiver, Chat) = (scene, receiver, scene.Mute(scene.NewName()));

    public RawClient Chat { get; }

    /// <summary>A file is offered, and the receiver says yes.</summary>
    /// <param name="length">Bytes of the file, as is claimed.</param>
    public static RawSender Offer(Scene scene, ClientProgram receiver, string name, ulong length = 4)
    {
        var sender = new RawSender(scene, receiver);
        sender.Chat.OfferTo(name, "claimed", length);
        var id = receiver.Event("offer", "file", "claimed").GetProperty("id").GetString();
        receiver.Type($"accept {id}");
        return sender;
    }

    /// <summary>Waits until the receiver has accepted, and attaches.</summary>
    public RawClient Attach()
    {
        _receiver.Sees("transfer", "status", "accepted");
        Chat.ExpectAccepted();
        var start = Chat.ExpectStart();
        var link = _scene.Stranger().Attach(start.Transfer, start.Token);
        Assert.That(Confirmation.TryRead(link.Read(FrameAction.Confirmation), out var answer) ? answer.Status : default, Is.EqualTo(StatusCode.Ok));
        return link;
    }
}
