using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Protocol.Machines.Both.Link;

/// <summary>What the server has to know to answer a connect request.</summary>
/// <param name="NameValid">Whether the name is a name.</param>
/// <param name="NameHeld">Whether a session holds it.</param>
/// <param name="ServerStopping">Whether the server is stopping.</param>
public readonly record struct ConnectFacts(bool NameValid, bool NameHeld, bool ServerStopping)
{
    /// <summary>Whether the server has a password, and another or none was given.</summary>
    public bool PasswordDiffers { get; init; }

    /// <summary>Whether so many wrong passwords came from there that this one was not compared.</summary>
    public bool TriesUsedUp { get; init; }

    /// <summary>Whether the session that holds the name gives way: see <see cref="Server.Session.InterruptionDecisions.GivesWay"/>.</summary>
    public bool HolderGivesWay { get; init; }

    /// <summary>Whether as many new sessions were made from there within a minute as may be.</summary>
    public bool NamesUsedUp { get; init; }

    /// <summary>Whether the name belongs to somebody.</summary>
    public bool NameRegistered { get; init; }

    /// <summary>Whether the link shows a key that proves the name.</summary>
    public bool IsProven { get; init; }

    /// <summary>Whether a code was given by which another key may prove the name.</summary>
    public bool CodeGiven { get; init; }

    /// <summary>Whether the code is right, and there is a key for it.</summary>
    public bool CodeFits { get; init; }

    /// <summary>Whether nothing can be written down, another key for a name for one.</summary>
    public bool CannotStore { get; init; }

    /// <summary>Whether something about the name is being written down: another key has to wait for it.</summary>
    public bool IsChanging { get; init; }

    /// <summary>Whether the holder of the name is here already.</summary>
    public bool HolderHere { get; init; }
}

/// <summary>Decides connect requests.</summary>
public static class ConnectDecisions
{
    /// <summary>What a connect request means in the light of the facts. Whoever lacks the password learns nothing about names.</summary>
    public static (LinkTrigger Trigger, StatusCode Status) Decide(in ConnectFacts facts) => facts switch
    {
        { ServerStopping: true } => (LinkTrigger.ConnectRefused, StatusCode.ServerStopping),
        { TriesUsedUp: true } => (LinkTrigger.ConnectRefused, StatusCode.TooManyTries),
        { PasswordDiffers: true } => (LinkTrigger.ConnectRefused, StatusCode.PasswordWrong),
        { NameValid: false } => (LinkTrigger.ConnectRefused, StatusCode.NameInvalid),
        { NameRegistered: true, IsProven: false, CodeGiven: true, CodeFits: false } => (LinkTrigger.ConnectRefused, StatusCode.CodeWrong),
        { NameRegistered: true, IsProven: false, CodeFits: false } => (LinkTrigger.ConnectRefused, StatusCode.NameRegistered),
        { NameRegistered: true, IsProven: false, CannotStore: true } => (LinkTrigger.ConnectRefused, StatusCode.CannotStore),
        { NameRegistered: true, IsProven: false, IsChanging: true } => (LinkTrigger.ConnectRefused, StatusCode.ServerBusy),
        { NameRegistered: true, IsProven: false } => (LinkTrigger.CodeConnectGranted, StatusCode.Ok),
        { NameRegistered: true, HolderHere: true } => (LinkTrigger.HolderConnectGranted, StatusCode.Ok),
        { NameRegistered: true } => (LinkTrigger.ConnectGranted, StatusCode.Ok),
        { NameHeld: true, HolderGivesWay: false } => (LinkTrigger.ConnectRefused, StatusCode.NameTaken),
        { NamesUsedUp: true } => (LinkTrigger.ConnectRefused, StatusCode.TooManyNames),
        { HolderGivesWay: true } => (LinkTrigger.ReclaimGranted, StatusCode.Ok),
        _ => (LinkTrigger.ConnectGranted, StatusCode.Ok),
    };
}

/// <summary>What the server has to know to decide whether a link becomes a file link.</summary>
/// <param name="Attaching">Whether there is such a transfer, and it waits for its file links.</param>
/// <param name="TokenFits">Whether the token is that of one of its sides, and was not used.</param>
/// <param name="ServerStopping">Whether the server is stopping.</param>
public readonly record struct AttachFacts(bool Attaching, bool TokenFits, bool ServerStopping);

/// <summary>Decides attachments of file links.</summary>
public static class AttachDecisions
{
    /// <summary>What an attachment means in the light of the facts. Whoever guesses learns nothing: every wrong one has the same answer.</summary>
    public static (LinkTrigger Trigger, StatusCode Status) Decide(in AttachFacts facts) => facts switch
    {
        { ServerStopping: true } => (LinkTrigger.AttachRefused, StatusCode.ServerStopping),
        { Attaching: true, TokenFits: true } => (LinkTrigger.AttachGranted, StatusCode.Ok),
        _ => (LinkTrigger.AttachRefused, StatusCode.UnknownToken),
    };
}
