using System.Text.Json.Serialization;
using Fsm.Chat.Client.Facts;

namespace Fsm.Chat.Client.Crash;

/// <summary>Something that a client would have to know again if it were started anew after a crash.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "note")]
[JsonDerivedType(typeof(SessionBegan), "session")]
[JsonDerivedType(typeof(SessionEnded), "end")]
[JsonDerivedType(typeof(FramesHandled), "handled")]
[JsonDerivedType(typeof(LineQueued), "queued")]
[JsonDerivedType(typeof(LineSent), "sent")]
[JsonDerivedType(typeof(LineUnsent), "unsent")]
[JsonDerivedType(typeof(LineKept), "kept")]
[JsonDerivedType(typeof(LineSettled), "settled")]
[JsonDerivedType(typeof(PlaceTaken), "place")]
public abstract record CrashNote;

/// <summary>The server has granted a session, or given it back.</summary>
/// <param name="Token">What stands for it.</param>
public sealed record SessionBegan(byte[] Token) : CrashNote;

/// <summary>The session is over.</summary>
public sealed record SessionEnded : CrashNote;

/// <summary>Everything up to a number was shown.</summary>
/// <param name="Sequence">The number.</param>
public sealed record FramesHandled(ulong Sequence) : CrashNote;

/// <summary>A text was typed.</summary>
/// <param name="Number">Its number in the client.</param>
/// <param name="To">The recipient.</param>
/// <param name="Port">The recipient's port, 0 while unknown.</param>
/// <param name="Text">The text.</param>
public sealed record LineQueued(long Number, string To, ushort Port, string Text) : CrashNote;

/// <summary>A text was given the number of its frame.</summary>
/// <param name="Number">Its number in the client.</param>
/// <param name="Sequence">The number of its frame.</param>
public sealed record LineSent(long Number, ulong Sequence) : CrashNote;

/// <summary>It turned out that a text never got to the server.</summary>
/// <param name="Number">Its number in the client.</param>
public sealed record LineUnsent(long Number) : CrashNote;

/// <summary>The server keeps a text for somebody who is away; its verdict is still to come.</summary>
/// <param name="Number">Its number in the client.</param>
public sealed record LineKept(long Number) : CrashNote;

/// <summary>A text has its verdict, or is not wanted any more.</summary>
/// <param name="Number">Its number in the client.</param>
public sealed record LineSettled(long Number) : CrashNote;

/// <summary>Whom one talks to, and where typed text goes.</summary>
/// <param name="Conversations">The open conversations, with the people's ports.</param>
/// <param name="Groups">The groups one is in.</param>
/// <param name="Mode">What a plain line means.</param>
/// <param name="Target">Whom it goes to; null for nobody, or anybody.</param>
public sealed record PlaceTaken(IReadOnlyDictionary<string, ushort> Conversations, IReadOnlyList<string> Groups, TypingMode Mode, string? Target) : CrashNote;
