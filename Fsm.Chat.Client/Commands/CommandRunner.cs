using Fsm.Chat.Client.Facts;
using Fsm.Chat.Client.Session;
using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Client.Session.Services;

namespace Fsm.Chat.Client.Commands;

/// <summary>Carries out lines: makes a trigger of each, and makes the next line wait where the outcome is not known yet.</summary>
internal sealed class CommandRunner(ClientCore core) : ILineRunner
{
    /// <inheritdoc/>
    public void Execute(InputHappened.Came came)
    {
        var place = (came as InputHappened.Line)?.MeantFor ?? core.Announcer.Target;
        switch (came is InputHappened.Line line ? LineParser.Parse(line.Text, place.IsNamed ? place.Mode : core.Current?.Mode ?? TypingMode.Commands) : ((InputHappened.Understood)came).Typed)
        {
            case ParsedLine.Invoke invoke:
                invoke.Command.Run(new(core, invoke.Command, invoke.Arguments) { Place = place });
                break;
            case ParsedLine.Text text:
                SayCommands.Say(core, place, text.Value);
                break;
            case ParsedLine.NamedText named:
                SayCommands.SayTo(core, named.Recipient, named.Value);
                break;
            case ParsedLine.UserPage page:
                new CommandCall(core, ServerCommands.Users, []).Ask(new UserHappened.AsksForUsers(page.Prefix, page.Skip));
                break;
            case ParsedLine.Files files:
                new TransferCommands(core).Offer(core.Current!, (files.Paths, files.Recipients));
                break;
            case ParsedLine.Mistake mistake:
                Mistaken(mistake);
                break;
            default:
                break; // an empty line
        }
    }

    private void Mistaken(ParsedLine.Mistake mistake)
    {
        if (core.Current is { } server && TalkCommands.MayHaveOpened(mistake, server.Mode))
            TalkCommands.FailChat(core, Tell);
        else
            Tell();

        void Tell() => core.Announcer.Error(core.Current, mistake.Code, mistake.Why, mistake.Next);
    }
}
