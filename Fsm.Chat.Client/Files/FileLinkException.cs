namespace Fsm.Chat.Client.Files;

/// <summary>A file link could not be made, or broke.</summary>
/// <param name="why">How, in a clause.</param>
internal sealed class FileLinkException(string why) : Exception(why);
