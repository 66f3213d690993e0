using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Protocol.Machines.Client.Conversation;
using Fsm.Chat.Protocol.Machines.Client.Delivery;
using Fsm.Chat.Protocol.Machines.Client.Download;
using Fsm.Chat.Protocol.Machines.Client.Upload;
using Fsm.Chat.Protocol.Machines.Terminal.Input;
using Fsm.Chat.Protocol.Machines.Terminal.Prompt;
using Fsm.Chat.Tests.Simulation.Oracle;

namespace Fsm.Chat.Tests.Client;

/// <summary>A trigger of the client comes with what its effects need, or is not fired at all.</summary>
internal sealed class EventPairingTests : ClientFixture
{
    private static readonly UserHappened AnyOfUser = new UserHappened.Judged([]);

    [Test]
    public void Every_case_has_a_trigger()
    {
        Type[] paired =
        [
            .. Enum.GetValues<UserTrigger>().Select(Pairing.Of), .. Enum.GetValues<ConversationTrigger>().Select(Pairing.Of), .. Enum.GetValues<DeliveryTrigger>().Select(Pairing.Of),
            .. Enum.GetValues<LinkTrigger>().Select(Pairing.Of), .. Enum.GetValues<InputTrigger>().Select(Pairing.Of), .. Enum.GetValues<PromptTrigger>().Select(Pairing.Of),
            .. Enum.GetValues<UploadTrigger>().Select(Pairing.Of), .. Enum.GetValues<DownloadTrigger>().Select(Pairing.Of),
        ];
        Type[] machines =
        [
            typeof(UserHappened), typeof(ConversationHappened), typeof(DeliveryHappened), typeof(LinkHappened), typeof(InputHappened), typeof(PromptHappened), typeof(TransferHappened),
        ];
        var cases = machines.SelectMany(machine => machine.GetNestedTypes()).Where(type => !type.IsAbstract);

        Assert.That(cases.Where(type => !Array.Exists(paired, pair => pair.IsAssignableFrom(type))), Is.Empty);
    }

    [Test]
    public void User_is_not_told_with_another_case([Values] UserTrigger trigger)
    {
        var world = Connected();
        var core = Insides.Core(world.Client);
        var wrong = Pairing.Of(trigger) == typeof(UserHappened.Judged) ? UserHappened.Nothing : AnyOfUser;
        Assert.That(() => core.Machines.Fire(core.Current!, trigger, wrong), Throws.InvalidOperationException);
        Assert.That(world.State, Is.EqualTo("Connected"));
    }

    [Test]
    public void Conversation_is_not_told_with_another_case([Values] ConversationTrigger trigger)
    {
        var core = Insides.Core(Chatting().Client);
        var wrong = Pairing.Of(trigger) == typeof(ConversationHappened.PeerGone) ? ConversationHappened.Nothing : new ConversationHappened.PeerGone(CloseReason.PeerLost);
        Assert.That(() => core.Machines.Fire(core.Current!.Target!, trigger, wrong), Throws.InvalidOperationException);
    }

    [Test]
    public void Message_is_not_told_with_another_case([Values] DeliveryTrigger trigger)
    {
        var world = Chatting();
        world.Line("hi");
        var core = Insides.Core(world.Client);
        var wrong = Pairing.Of(trigger) == typeof(DeliveryHappened.Lost) ? DeliveryHappened.Nothing : new DeliveryHappened.Lost(CloseReason.PeerLost);
        Assert.That(() => core.Machines.Fire(core.Current!.Unsettled.Values.Single(), trigger, wrong), Throws.InvalidOperationException);
    }

    [Test]
    public void Link_is_not_told_with_another_case([Values] LinkTrigger trigger)
    {
        var core = Insides.Core(Connected().Client);
        var link = core.Current!.Link!;
        LinkHappened wrong = trigger == LinkTrigger.ConnectGranted ? new LinkHappened.Plain(CloseReason.None) : new LinkHappened.Granted(link.Session!.Greeting!, 0);
        Assert.That(() => core.Machines.Fire(link, trigger, wrong), Throws.InvalidOperationException);
    }

    [Test]
    public void Input_and_prompt_are_not_told_with_another_case([Values] InputTrigger input, [Values] PromptTrigger prompt)
    {
        var core = Insides.Core(Connected().Client);
        var line = Pairing.Of(input) == typeof(InputHappened.Plain) ? new InputHappened.Line("", null) : InputHappened.Nothing;
        var answer = (PromptHappened)(Pairing.Of(prompt) == typeof(PromptHappened.Answered) ? new PromptHappened.Ended(null!) : new PromptHappened.Answered(null, false));
        Assert.That(() => core.Machines.Fire(input, line), Throws.InvalidOperationException);
        Assert.That(() => core.Machines.Fire(prompt, answer), Throws.InvalidOperationException);
    }

    [Test]
    public void Transfer_is_not_told_with_another_case([Values] UploadTrigger up, [Values] DownloadTrigger down)
    {
        var core = Insides.Core(Connected().Client);
        var session = core.Current!.Session!;
        var upload = core.Transfers.Add(UploadState.Offered, session, "notes.txt", "bob");
        var download = core.Transfers.Add(DownloadState.Offered, session);
        Assert.That(() => core.Machines.Fire(upload, up, Wrong(Pairing.Of(up))), Throws.InvalidOperationException);
        Assert.That(() => core.Machines.Fire(download, down, Wrong(Pairing.Of(down))), Throws.InvalidOperationException);
        core.Machines.Fire(upload, UploadTrigger.LinkLost, TransferHappened.Nothing);
        core.Machines.Fire(download, DownloadTrigger.LinkLost, TransferHappened.Nothing);
    }

    private static TransferHappened Wrong(Type right) => right != typeof(TransferHappened.Ended) ? new TransferHappened.Ended(1) : TransferHappened.Nothing;
}
