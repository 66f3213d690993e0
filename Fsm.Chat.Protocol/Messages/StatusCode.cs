namespace Fsm.Chat.Protocol.Messages;

/// <summary>
/// Why a server refused a request, or why a message failed. The numbers are part of the protocol and never change; those that are left out are a client's own,
/// see <see cref="Codes.LocalCode"/>.
/// </summary>
public enum StatusCode : ushort
{
    /// <summary>It was done.</summary>
    Ok = 0,

    /// <summary>The name is not a valid name.</summary>
    NameInvalid = 100,

    /// <summary>Somebody else holds the name.</summary>
    NameTaken = 101,

    /// <summary>The server holds as many connections as it may.</summary>
    ServerFull = 102,

    /// <summary>The server has a password, and this is not it.</summary>
    PasswordWrong = 103,

    /// <summary>The server is stopping and takes nothing new.</summary>
    ServerStopping = 104,

    /// <summary>There is no session of that token: it is over, or another server's.</summary>
    UnknownSession = 105,

    /// <summary>Too many wrong passwords came from that address; it has to wait.</summary>
    TooManyTries = 106,

    /// <summary>Too many new sessions were made from that address lately, or the session was resumed too often; it has to wait.</summary>
    TooManyNames = 107,

    /// <summary>The name belongs to somebody, and it was not proved that this is them.</summary>
    NameRegistered = 108,

    /// <summary>A name is proved by the key that a client shows under TLS, and this one shows none.</summary>
    KeyMissing = 109,

    /// <summary>The name is already that of whoever asks.</summary>
    AlreadyRegistered = 110,

    /// <summary>The name of whoever asks belongs to nobody.</summary>
    NotRegistered = 111,

    /// <summary>The server cannot write anything down at present.</summary>
    CannotStore = 112,

    /// <summary>Nobody can register at this server.</summary>
    RegistrationClosed = 113,

    /// <summary>No key of the account, or more than one, is called so or begins so.</summary>
    UnknownKey = 114,

    /// <summary>Without its only key nobody could prove the name any more.</summary>
    LastKey = 115,

    /// <summary>The account has as many keys as it may.</summary>
    TooManyKeys = 116,

    /// <summary>The code is wrong, or no longer good, or was used.</summary>
    CodeWrong = 117,

    /// <summary>So many have registered lately that one has to wait.</summary>
    TooManyRegistrations = 118,

    /// <summary>Nobody of that name is connected, or no longer the person it was.</summary>
    UnknownRecipient = 200,

    /// <summary>The recipient has too many messages waiting.</summary>
    RecipientBusy = 201,

    /// <summary>The server has too many messages waiting.</summary>
    ServerBusy = 202,

    /// <summary>The text is longer than the server allows.</summary>
    TextTooLong = 203,

    /// <summary>The text is empty.</summary>
    TextEmpty = 204,

    /// <summary>One cannot talk to oneself.</summary>
    RecipientIsSelf = 205,

    /// <summary>The recipient's session ended before it acknowledged the message.</summary>
    RecipientGone = 206,

    /// <summary>A message to a group reached some of its members and not others.</summary>
    Partial = 207,

    /// <summary>Nobody else of the group is there.</summary>
    NobodyThere = 208,

    /// <summary>That person takes nothing from whoever asks.</summary>
    Ignored = 209,

    /// <summary>One is not in that conversation.</summary>
    NotInConversation = 210,

    /// <summary>A port fits several people.</summary>
    RecipientAmbiguous = 212,

    /// <summary>One is not in that group, or there is no such group.</summary>
    NotMember = 213,

    /// <summary>Only the owner of a group invites into it.</summary>
    NotOwner = 214,

    /// <summary>That person is in the group already.</summary>
    AlreadyMember = 215,

    /// <summary>That person has not answered the last invitation yet.</summary>
    AlreadyInvited = 216,

    /// <summary>There is no invitation to that group.</summary>
    NotInvited = 217,

    /// <summary>That person is in as many groups as they may be, invitations included.</summary>
    TooManyGroups = 218,

    /// <summary>The group has as many members as it may, invitations included.</summary>
    GroupFull = 219,

    /// <summary>The invitation was declined.</summary>
    InvitationDeclined = 230,

    /// <summary>The invitation was not answered in time.</summary>
    InvitationExpired = 231,

    /// <summary>The invitation ended because the group or the invited person is gone.</summary>
    InvitationRevoked = 232,

    /// <summary>Nobody of that name is ignored.</summary>
    NotIgnored = 233,

    /// <summary>As many people are ignored as may be.</summary>
    TooManyIgnored = 234,

    /// <summary>The file was declined.</summary>
    TransferDeclined = 240,

    /// <summary>The offer was not answered in time.</summary>
    TransferExpired = 241,

    /// <summary>One side cancelled the transfer.</summary>
    TransferCancelled = 242,

    /// <summary>No byte moved for too long.</summary>
    TransferStalled = 243,

    /// <summary>A file link broke before the end.</summary>
    TransferInterrupted = 244,

    /// <summary>A file link was not made in time.</summary>
    NotAttached = 245,

    /// <summary>The file shrank, grew or was rewritten while it was sent.</summary>
    FileChanged = 246,

    /// <summary>The file could not be read.</summary>
    FileUnreadable = 247,

    /// <summary>The receiver could not write the file.</summary>
    FileUnwritable = 248,

    /// <summary>The receiver's disk is full.</summary>
    DiskFull = 249,

    /// <summary>What arrived is not what was sent: size or hash differ.</summary>
    ContentsDiffer = 250,

    /// <summary>One side has as many open transfers as it may.</summary>
    TooManyTransfers = 251,

    /// <summary>There is no transfer that this token attaches a link to.</summary>
    UnknownToken = 252,

    /// <summary>A file's name is empty, too long or no UTF-8.</summary>
    FileNameInvalid = 255,

    /// <summary>The sender of a file has disconnected.</summary>
    SenderGone = 256,

    /// <summary>The message is on the server's disk, and its recipient is not there. No verdict: another one follows.</summary>
    Kept = 257,

    /// <summary>Nothing was kept of a conversation with anybody of that name.</summary>
    NothingKept = 258,

    /// <summary>There are no words to look for, or too many, or one that is too short or too long.</summary>
    WordsInvalid = 259,
}
