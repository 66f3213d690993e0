using Fsm.Chat.Client.Commands;
using Fsm.Chat.Client.Entry;

namespace Fsm.Chat.Client.Terminal;

/// <summary>What the lines of standard input are.</summary>
internal abstract class InputFormat
{
    /// <summary>What is to be done before the first of them; null for nothing.</summary>
    public virtual ParsedLine? First => null;

    /// <summary>Gives one to the client.</summary>
    public abstract void Give(ChatClient client, string line);

    /// <summary>Tells the client of one that is no text.</summary>
    /// <param name="client">The client.</param>
    /// <param name="why">What is wrong with it.</param>
    public virtual void Refuse(ChatClient client, string why) => client.LineUnreadable(why);
}

/// <summary>What a person types: commands and texts, told apart by where texts go and by a slash.</summary>
internal sealed class TypedLines : InputFormat
{
    /// <inheritdoc/>
    public override void Give(ChatClient client, string line) => client.LineRead(line);
}

/// <summary>Texts and nothing else, for one person or group: no line is a command, whatever it looks like.</summary>
/// <param name="to">Whom they are for.</param>
internal sealed class RawLines(string to) : InputFormat
{
    /// <inheritdoc/>
    public override ParsedLine First => new ParsedLine.Invoke(TalkCommands.Chat, [to]);

    /// <inheritdoc/>
    public override void Give(ChatClient client, string line) => client.CommandRead(line.Length == 0 ? new ParsedLine.Nothing() : new ParsedLine.Text(line));
}

/// <summary>Commands of a program, a JSON object a line.</summary>
internal sealed class JsonLines : InputFormat
{
    /// <inheritdoc/>
    public override void Give(ChatClient client, string line) => client.CommandRead(JsonCommand.Read(line, out var id), id);

    /// <inheritdoc/>
    public override void Refuse(ChatClient client, string why) => client.CommandRead(ParsedLine.Mistake.Unreadable(why));
}
