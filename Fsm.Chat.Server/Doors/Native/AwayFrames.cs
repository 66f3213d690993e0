using System.Buffers.Binary;
using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Server.Doors.Native;

/// <summary>
/// What is kept of a frame for a client that is away. Its number stays, but a list of people becomes one that names nobody: the client gets a new one when it comes back, and can ask
/// for more.
/// </summary>
internal static class AwayFrames
{
    private const int LengthAt = 4;
    private const int ActionAt = 8;
    private static readonly int EmptyList = new UserListPage { Users = [] }.BodySize;
    private static readonly int EmptyNews = new RosterNews { Kind = RosterNewsKind.TooMany, Came = [], Went = [] }.BodySize;

    /// <summary>Writes the shorter frame over the beginning of a frame.</summary>
    /// <returns>How long it is now.</returns>
    public static int Shorten(Span<byte> frame)
    {
        var body = frame[FrameHeader.Size..];
        switch ((FrameAction)frame[ActionAt])
        {
            case FrameAction.UserList:
                body[(EmptyList - sizeof(ushort))..EmptyList].Clear(); // how many follow
                return Cut(frame, EmptyList);
            case FrameAction.RosterNews:
                body[0] = (byte)RosterNewsKind.TooMany;
                body[(EmptyNews - 2 * sizeof(ushort))..EmptyNews].Clear(); // how many came, and how many went
                return Cut(frame, EmptyNews);
            default:
                return frame.Length;
        }
    }

    private static int Cut(Span<byte> frame, int body)
    {
        BinaryPrimitives.WriteInt32BigEndian(frame[LengthAt..], body);
        return FrameHeader.Size + body;
    }
}
