using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Protocol.Flow;

/// <summary>The native grammar of a <see cref="ByteQueue{TTag}"/>: each piece is a frame, and has a number where its action is counted.</summary>
public static class FrameQueue
{
    extension<TTag>(ByteQueue<TTag> queue)
    {
        /// <summary>Queues a frame that carries no message.</summary>
        public void Enqueue<TMessage>(scoped in TMessage message, in FrameStamp stamp)
            where TMessage : IMessage, allows ref struct
        {
            var size = FrameWriter.SizeOf(message);
            var counted = FrameGate.IsCounted(message.Action, stamp.Origin);
            FrameWriter.Write(queue.Reserve(size), message, stamp, counted ? queue.NextSequence : 0);
            if (counted)
                queue.CommitNumbered(size);
            else
                queue.Commit(size);
        }

        /// <summary>Queues a message.</summary>
        /// <returns>Its sequence number.</returns>
        public ulong EnqueueMessage<TMessage>(scoped in TMessage message, in FrameStamp stamp, TTag tag)
            where TMessage : IMessage, allows ref struct
        {
            var size = FrameWriter.SizeOf(message);
            FrameWriter.Write(queue.Reserve(size), message, stamp, queue.NextSequence);
            return queue.CommitMessage(size, tag);
        }

        /// <summary>Queues a message whose body is encoded already: the same for several recipients, but for its header.</summary>
        /// <returns>Its sequence number.</returns>
        public ulong EnqueueEncoded(FrameAction action, ReadOnlySpan<byte> body, in FrameStamp stamp, TTag tag)
        {
            var size = FrameHeader.Size + body.Length;
            FrameWriter.Write(queue.Reserve(size), action, body, stamp, queue.NextSequence);
            return queue.CommitMessage(size, tag);
        }
    }
}
