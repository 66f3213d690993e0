using System.Buffers;
using Fsm.Chat.Client.Events;

namespace Fsm.Chat.Client.Terminal;

/// <summary>Makes bytes for standard output of what is to be shown.</summary>
public interface IEventFormat
{
    /// <summary>Appends what is printed for an event; nothing for one that this format does not print.</summary>
    void Append(ClientEvent shown, IBufferWriter<byte> output);
}
