using Fsm.Chat.Protocol.Machines.Client.Download;
using Fsm.Chat.Protocol.Machines.Client.Upload;
using Fsm.Chat.Tests.Exploration.Modelling;

namespace Fsm.Chat.Tests.Exploration.Products.Transfer;

/// <summary>One file from a sender through the server to a receiver: either may drop or give up at any moment, files and file links may fail, and every timer may come too soon.</summary>
internal static class TransferProduct
{
    public static Model Of(RuleSet rules)
    {
        var model = new Model("transfer");
        var (sender, receiver) = (new TransferSide(model, "sender", rules.Link), new TransferSide(model, "receiver", rules.Link));
        var (upload, download) = (new UploadSide(model, sender, rules.Upload), new DownloadSide(model, receiver, rules.Download));
        var relay = new RelaySide(model, sender, receiver, rules.Relay);

        upload.Add(download.Stored);
        download.Add(upload.Sent);
        relay.Add(model);
        var bothJoined = sender.File.In(LinkState.Attached) & receiver.File.In(LinkState.Attached);
        sender.AddFileLink(model, relay.Machine, bothJoined);
        receiver.AddFileLink(model, relay.Machine, bothJoined);
        sender.AddCut(model, upload.LosesServer, relay.LosesSender);
        receiver.AddCut(model, download.LosesServer, relay.LosesReceiver);

        model.Rest = upload.Rests & download.Rests & relay.Rests & sender.IsQuiet & receiver.IsQuiet;
        // The receiver's person has been asked, and need not answer.
        var asked = upload.Machine.In(UploadState.Offered) & relay.Machine.In(RelayState.Offered) & download.Machine.In(DownloadState.Offered);
        model.Agreement = model.Rest | (asked & sender.IsQuiet & receiver.IsQuiet);
        return model;
    }
}
