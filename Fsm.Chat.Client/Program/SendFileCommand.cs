using System.CommandLine;
using Fsm.Chat.Client.Commands;
using Fsm.Chat.Client.OneShot;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Client.Program;

/// <summary><c>send-file PATH TO…</c>, or of several files <c>send-file PATH… to TO…</c>.</summary>
internal sealed class SendFileCommand : OneShotCommand
{
    private readonly Argument<string> _path = new(ClientTexts.PlacePath) { Description = ClientTexts.HelpSendFilePath };
    private readonly Argument<string[]> _to = new(ClientTexts.PlaceTo) { Description = ClientTexts.HelpSendFileTo, Arity = ArgumentArity.OneOrMore };
    private readonly Option<bool> _wait = new("--wait") { Description = ClientTexts.HelpSendFileWait };

    /// <summary>Declares it.</summary>
    public SendFileCommand()
        : base("send-file", ClientTexts.HelpSendFile, null)
    {
        Command.Arguments.Add(_path);
        Command.Arguments.Add(_to);
        Command.Options.Add(_wait);
    }

    /// <inheritdoc/>
    public override string Examples => ClientTexts.ExamplesSendFile;

    /// <inheritdoc/>
    protected override Task<IErrand> ReadAsync(ParseResult result, string server, OneShotTime time)
    {
        var (paths, people) = FileArguments.Split([result.GetRequiredValue(_path), .. result.GetRequiredValue(_to)]);
        return Task.FromResult<IErrand>(new SendFileErrand(server, [.. paths.Distinct()], [.. people.Select(Recipient).Distinct(UserName.Comparer)]));
    }
}
