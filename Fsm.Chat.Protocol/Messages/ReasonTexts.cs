namespace Fsm.Chat.Protocol.Messages;

/// <summary>What each code means in plain words, for people and for peers that do not know the code.</summary>
public static class ReasonTexts
{
    /// <summary>One clause that says what was wrong.</summary>
    public static string Explain(this StatusCode status) => status switch
    {
        StatusCode.Ok => "done",
        StatusCode.NameInvalid => "a name has 1 to 32 characters: a letter, then letters, digits, _ - or .",
        StatusCode.NameTaken => "somebody else holds that name",
        StatusCode.ServerFull => "the server holds as many connections as it may",
        StatusCode.PasswordWrong => "the server has a password, and this is not it",
        StatusCode.ServerStopping => "the server is stopping",
        StatusCode.UnknownSession => "the server does not know the session: it waited too long, or the server was restarted",
        StatusCode.TooManyTries => "too many wrong passwords came from your address",
        StatusCode.UnknownRecipient => "nobody of that name or port is connected",
        StatusCode.RecipientBusy => "too many messages already wait for the recipient",
        StatusCode.ServerBusy => "too many messages already wait in the server",
        StatusCode.TextTooLong => "the text is too long",
        StatusCode.TextEmpty => "the text is empty",
        StatusCode.RecipientIsSelf => "that is yourself",
        StatusCode.RecipientGone => "the recipient has disconnected",
        StatusCode.Partial => "some members of the group did not get it",
        StatusCode.NobodyThere => "nobody else of the group is there",
        StatusCode.NotInConversation => "you are not in a conversation with them",
        StatusCode.ConversationEnded => "the conversation has ended",
        StatusCode.RecipientAmbiguous => "that port fits several people",
        StatusCode.NotMember => "you are in no group of that name",
        StatusCode.NotOwner => "only the owner of a group invites into it",
        StatusCode.AlreadyMember => "they are in the group already",
        StatusCode.AlreadyInvited => "they have not answered the last invitation yet",
        StatusCode.NotInvited => "there is no invitation to a group of that name",
        StatusCode.TooManyGroups => "nobody can be in more groups than that, open invitations included",
        StatusCode.GroupFull => "the group has as many members as it may, open invitations included",
        StatusCode.NotConnected => "you are not connected",
        StatusCode.AlreadyConnected => "you are connected already",
        StatusCode.NotPermittedNow => "that is not possible now",
        StatusCode.NoTarget => "you are in no conversation",
        StatusCode.NoAnswer => "the server did not answer in time",
        StatusCode.NotSent => "it was never handed to the server",
        StatusCode.NothingAsked => "nothing waits for an answer",
        StatusCode.NoSuchRequest => "no request has that number or name",
        StatusCode.NoSuchTransfer => "no transfer of that number can do that now",
        StatusCode.Reconnecting => "the connection is lost and being made again; texts are kept, all else has to wait",
        StatusCode.InvitationDeclined => "declined",
        StatusCode.InvitationExpired => "not answered in time",
        StatusCode.InvitationRevoked => "it is no longer valid",
        StatusCode.TransferDeclined => "declined",
        StatusCode.TransferExpired => "not answered in time",
        StatusCode.TransferCancelled => "cancelled",
        StatusCode.TransferStalled => "nothing moved for too long",
        StatusCode.TransferInterrupted => "the connection for the contents broke",
        StatusCode.NotAttached => "the connection for the contents was not made in time",
        StatusCode.FileChanged => "the file was changed while it was sent",
        StatusCode.FileUnreadable => "the file cannot be read",
        StatusCode.FileUnwritable => "the receiver cannot write the file",
        StatusCode.DiskFull => "the receiver's disk is full",
        StatusCode.ContentsDiffer => "what arrived is not what was sent",
        StatusCode.TooManyTransfers => "too many transfers are open",
        StatusCode.UnknownToken => "no transfer waits for this connection",
        StatusCode.NoSuchFile => "there is no such file",
        StatusCode.NotAFile => "that is not a regular file",
        StatusCode.FileNameInvalid => "a file's name has 1 to 255 bytes of UTF-8",
        StatusCode.SenderGone => "the sender has disconnected",
        _ => $"code {(ushort)status}",
    };

    /// <summary>One clause that says why a link was closed.</summary>
    public static string Explain(this CloseReason reason) => reason switch
    {
        CloseReason.None => "not closed",
        CloseReason.Requested => "asked for",
        CloseReason.ConnectTimeout => "no connect request came in time",
        CloseReason.ConnectRefused => "the connect request was refused",
        CloseReason.PeerLost => "the connection was closed by the other side",
        CloseReason.PeerTimeout => "nothing was heard for too long",
        CloseReason.WriteStalled => "nothing could be written for too long",
        CloseReason.FrameStalled => "a frame was begun and not finished in time",
        CloseReason.SlowConsumer => "too much was waiting to be read",
        CloseReason.ServerStopping => "the server is stopping",
        CloseReason.BadMagic => "this is an FsmChat server, and what came is not its protocol",
        CloseReason.BadVersion => "this server speaks version 1 of the protocol only",
        CloseReason.FrameTooLong => "a frame declared more bytes than are allowed",
        CloseReason.BadBody => "the body of a frame lacks a field",
        CloseReason.InvalidText => "a text is not valid UTF-8",
        CloseReason.UnknownAction => "a frame had an unknown action",
        CloseReason.WrongRole => "a frame claimed or needs the other role",
        CloseReason.WrongSequence => "a sequence number was not the next one",
        CloseReason.WrongAcknowledgement => "something was acknowledged that was never sent",
        CloseReason.NotConnected => "the first frame has to be a connect request",
        CloseReason.AlreadyConnected => "a second connect request in one session",
        CloseReason.NotPermitted => "a frame came that this state does not permit",
        CloseReason.InternalError => "the other side made a mistake and has logged it",
        CloseReason.ServerFull => "the server holds as many connections as it may",
        CloseReason.Unreachable => "the connection could not be made",
        CloseReason.TransferOver => "the transfer it was for is over",
        CloseReason.Replaced => "the session goes on over another connection",
        CloseReason.TlsRequired => "this server speaks TLS only",
        _ => $"code {(ushort)reason}",
    };

    /// <summary>The stable lower-case name of a code, such as <c>name_taken</c>.</summary>
    public static string Code(this StatusCode status) => SnakeCase(status.ToString());

    /// <summary>The stable lower-case name of a reason, such as <c>peer_lost</c>.</summary>
    public static string Code(this CloseReason reason) => SnakeCase(reason.ToString());

    private static string SnakeCase(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) && i > 0 ? $"_{char.ToLowerInvariant(c)}" : char.ToLowerInvariant(c).ToString()));
}
