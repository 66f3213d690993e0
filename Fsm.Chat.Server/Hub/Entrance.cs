using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Machines.Both.Link;
using Fsm.Chat.Protocol.Machines.Server.Session;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Accounts;
using Fsm.Chat.Protocol.Messages.Files;
using Fsm.Chat.Protocol.Messages.Groups;
using Fsm.Chat.Server.Hub.Doors;
using Fsm.Chat.Server.Hub.Events;
using Fsm.Chat.Server.Hub.Subjects;

namespace Fsm.Chat.Server.Hub;

/// <summary>What is asked on one link, passed on to whom it concerns.</summary>
internal sealed class Entrance(HubLink link, Questions questions) : IEntrance
{
    private const double TokensOfIdle = 0.02; // a correct client says such a thing once in many seconds

    public Limits Limits => questions.Facts.Limits;

    public byte[] ServerName => questions.Facts.ServerName;

    public Turn First => !LinkReading.TakesFrames(link.State) ? Turn.Stop
        : questions.Machines.Now < link.Watch.ReadsFrom ? Turn.Pause
        : Turn.Read;

    // Whoever is too fast is not read for a moment.
    public Turn Next()
    {
        questions.Count++;
        if (link.Session?.Bucket.Wait(questions.Machines.Now) is { } wait && wait > TimeSpan.Zero)
            Pause(wait);
        return First;
    }

    public bool KeepsAccounts => questions.Machines.Keeping is not null;

    public void Connect(ulong tag, string name, ReadOnlySpan<byte> password, bool wantsNews, string code = "", string keyLabel = "") =>
        questions.Connect.Connect(link, tag, name, password, wantsNews, code, keyLabel);

    public void Resume(ulong tag, SessionToken token, ulong acknowledged) => questions.Connect.Resume(link, tag, token, acknowledged);

    public void Attach(ulong tag, ulong transfer, ReadOnlySpan<byte> token) => questions.Transfers.Attach(link, tag, transfer, token);

    public void Send(ulong tag, in Addressee to, ReadOnlySpan<byte> text) => questions.Talk.Send(Session, tag, to, text);

    public void Converse(ulong tag, in Addressee with, ConversationChange change) => questions.Talk.Converse(Session, tag, with, change);

    public void Group(ulong tag, GroupRequestKind kind, ReadOnlySpan<byte> group, in Addressee person) =>
        questions.Groups.Ask(Session, tag, kind, group, person);

    public void Ignore(ulong tag, in Addressee person, IgnoreRequestKind kind) => questions.Ignoring.Ask(Session, tag, person, kind);

    public void History(ulong tag, ReadOnlySpan<byte> peer, ulong before, int count) => questions.History.Ask(Session, tag, peer, before, count);

    public void Search(ulong tag, string with, IReadOnlyList<string> words, ulong before, int count) => questions.History.Search(Session, tag, with, words, before, count);

    public void Account(ulong tag, AccountRequestKind kind, string word) => questions.Accounts.Ask(Session, tag, kind, word);

    public void Users(ulong tag, string prefix, uint skip) => Fire(SessionTrigger.UserListRequestReceived, SessionEvent.Lists(tag, UserName.ComposePrefix(prefix), skip));

    public void Offer(ulong tag, in Addressee to, ReadOnlySpan<byte> name, ulong length, FileTraits traits) =>
        questions.Transfers.Offer(Session, tag, to, name, length, traits);

    public void Accept(ulong tag, ulong transfer, ulong offset, ReadOnlySpan<byte> hash) =>
        questions.Transfers.Say(Session, tag, transfer, FileRequestKind.Accept, StatusCode.Ok, offset, hash);

    public void Say(ulong tag, ulong transfer, FileRequestKind kind, StatusCode status) => questions.Transfers.Say(Session, tag, transfer, kind, status);

    public void Acknowledge(ulong upTo) => Fire(SessionTrigger.AcknowledgementReceived, SessionEvent.Acknowledges(upTo));

    public void Ping()
    {
        Idle();
        questions.Machines.Fire(link, LinkTrigger.PingReceived);
    }

    public void Pong()
    {
        Idle();
        questions.Machines.Fire(link, LinkTrigger.PongReceived);
    }

    public void Idle() => link.Session?.Bucket.Take(questions.Machines.Now, TokensOfIdle);

    public void Disconnect(ulong tag) => Fire(SessionTrigger.DisconnectRequestReceived, SessionEvent.Leaves(tag));

    public void Violate(CloseReason why) => questions.Machines.Fire(link, LinkTrigger.ViolationFound, LinkEvent.Because(why));

    private void Pause(TimeSpan wait)
    {
        link.Watch.NotePause(questions.Machines.Now + wait);
        questions.Machines.Counters.NotePause();
        questions.Facts.Pauses.Arm(link, link.Generation, link.Watch.ReadsFrom);
    }

    private HubSession Session => link.Session ?? throw new InvalidOperationException("A door asks what is a session's before there is one.");

    private void Fire(SessionTrigger trigger, scoped in SessionEvent happened) => questions.Machines.Fire(Session, trigger, happened);
}
