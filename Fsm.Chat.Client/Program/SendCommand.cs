using System.CommandLine;
using Fsm.Chat.Client.OneShot;
using Fsm.Chat.Client.Terminal;
using Fsm.Chat.Client.Texts;

namespace Fsm.Chat.Client.Program;

/// <summary><c>send TO [TEXT…]</c>.</summary>
internal sealed class SendCommand : OneShotCommand
{
    /// <summary>Its word.</summary>
    public const string Word = "send";

    private readonly Argument<string> _to = new(ClientTexts.PlaceTo) { Description = ClientTexts.HelpSendTo };
    private readonly Argument<string[]> _text = new(ClientTexts.PlaceText) { Description = ClientTexts.HelpSendText, Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string> _wait = new("--wait") { Description = ClientTexts.HelpSendWait, DefaultValueFactory = _ => Delivered };

    private const string Accepted = "accepted";
    private const string Delivered = "delivered";

    /// <summary>Declares it.</summary>
    public SendCommand()
        : base(Word, ClientTexts.HelpSend, TimeSpan.FromSeconds(30))
    {
        _wait.AcceptOnlyFromAmong(Accepted, Delivered);
        Command.Arguments.Add(_to);
        Command.Arguments.Add(_text);
        Command.Options.Add(_wait);
    }

    /// <inheritdoc/>
    public override string Examples => ClientTexts.ExamplesSend;

    /// <inheritdoc/>
    protected override IErrand Read(ParseResult result, string server)
    {
        var to = Recipient(result.GetRequiredValue(_to));
        var words = result.GetValue(_text) ?? [];
        var text = words.Length > 0 ? string.Join(' ', words) : StandardInputText.Read(StandardInput.Open());
        if (text.Length == 0)
            throw new UsageMistakeException(ClientTexts.OneShotTextEmpty);
        return new SendErrand(server, to, text, result.GetValue(_wait) == Accepted ? SendWish.Accepted : SendWish.Delivered);
    }
}
