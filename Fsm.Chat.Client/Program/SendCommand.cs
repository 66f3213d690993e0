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
    protected override async Task<IErrand> ReadAsync(ParseResult result, string server, OneShotTime time)
    {
        var to = Recipient(result.GetRequiredValue(_to));
        var wish = result.GetValue(_wait) == Accepted ? SendWish.Accepted : SendWish.Delivered;
        var text = result.GetValue(_text) is { Length: > 0 } words ? string.Join(' ', words) : await InputAsync();
        return text.Length > 0 ? new SendErrand(server, to, text, wish) : throw new UsageMistakeException(ClientTexts.OneShotTextEmpty);

        async Task<string> InputAsync()
        {
            var reading = Task.Run(() => StandardInputText.Read(StandardInput.Open()));
            return await time.AwaitAsync(reading) ? await reading : throw new InputTooLateException(new SendErrand(server, to, "", wish));
        }
    }
}
