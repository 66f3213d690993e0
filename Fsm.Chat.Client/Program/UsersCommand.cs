using System.CommandLine;
using Fsm.Chat.Client.OneShot;
using Fsm.Chat.Client.Texts;

namespace Fsm.Chat.Client.Program;

/// <summary><c>users [PREFIX]</c>.</summary>
internal sealed class UsersCommand : OneShotCommand
{
    private readonly Argument<string?> _prefix = new(ClientTexts.PlacePrefix) { Description = ClientTexts.HelpUsersPrefix, Arity = ArgumentArity.ZeroOrOne };

    /// <summary>Declares it.</summary>
    public UsersCommand()
        : base("users", ClientTexts.HelpUsers, TimeSpan.FromSeconds(30)) => Command.Arguments.Add(_prefix);

    /// <inheritdoc/>
    public override string Examples => ClientTexts.ExamplesUsers;

    /// <inheritdoc/>
    protected override Task<IErrand> ReadAsync(ParseResult result, string server, OneShotTime time) =>
        Task.FromResult<IErrand>(new UsersErrand(server, result.GetValue(_prefix) ?? ""));
}
