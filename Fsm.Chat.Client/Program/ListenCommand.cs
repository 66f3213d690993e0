using System.CommandLine;
using Fsm.Chat.Client.OneShot;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Client.Program;

/// <summary><c>listen</c>.</summary>
internal sealed class ListenCommand : OneShotCommand
{
    private readonly Option<string?> _from = new("--from") { Description = ClientTexts.HelpListenFrom, HelpName = ClientTexts.PlaceName };
    private readonly Option<int?> _count = new("--count") { Description = ClientTexts.HelpListenCount, HelpName = "N" };

    /// <summary>Declares it.</summary>
    public ListenCommand()
        : base("listen", ClientTexts.HelpListen, null)
    {
        Command.Options.Add(_from);
        Command.Options.Add(_count);
    }

    /// <inheritdoc/>
    public override string Examples => ClientTexts.ExamplesListen;

    /// <inheritdoc/>
    protected override Task<IErrand> ReadAsync(ParseResult result, string server, OneShotTime time)
    {
        string? from = null;
        if (result.GetValue(_from) is { } typed && !UserName.TryNormalize(typed, out from))
            throw new UsageMistakeException(ClientTexts.OneShotRecipientWrong.With(typed));
        return result.GetValue(_count) is < 1 ? throw new UsageMistakeException(ClientTexts.OneShotCountWrong) : Task.FromResult<IErrand>(new ListenErrand(from, result.GetValue(_count)));
    }
}
