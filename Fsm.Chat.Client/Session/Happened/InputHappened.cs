using Fsm.Chat.Client.Events;
using Fsm.Chat.Client.Session.Subjects;

namespace Fsm.Chat.Client.Session.Happened;

/// <summary>What happened to the input: a case for each family of triggers.</summary>
internal abstract record InputHappened
{
    /// <summary>The trigger says everything.</summary>
    public static readonly InputHappened Nothing = new Plain();

    /// <summary>The trigger says everything.</summary>
    public sealed record Plain : InputHappened;

    /// <summary>What was asked for came.</summary>
    public abstract record Came : InputHappened;

    /// <summary>A line came.</summary>
    /// <param name="Text">The line.</param>
    /// <param name="MeantFor">Where it was meant to go, if that was said.</param>
    public sealed record Line(string Text, LineTarget? MeantFor) : Came;

    /// <summary>A password came. It is shown and written nowhere.</summary>
    /// <param name="Bytes">It, in UTF-8.</param>
    public sealed record Password(byte[] Bytes) : InputHappened;

    /// <summary>Something came in the place of a line, and is understood already.</summary>
    public sealed record Understood(TypedLine Typed) : Came;
}
