namespace Fsm.Chat.Protocol.Framing;

/// <summary>The fields of a header that do not come from the message: who sends it, from where to where.</summary>
/// <param name="Origin">The role of the sender.</param>
/// <param name="Server">The server's address.</param>
/// <param name="SourcePort">The port of the user it comes from; 0 for the server itself.</param>
/// <param name="DestinationPort">The port of the user it goes to; 0 where it does not matter.</param>
/// <param name="Acknowledgement">The highest number of the other direction that was handled.</param>
public readonly record struct FrameStamp(
    FrameOrigin Origin, HostAddress Server, ushort SourcePort, ushort DestinationPort, ulong Acknowledgement);
