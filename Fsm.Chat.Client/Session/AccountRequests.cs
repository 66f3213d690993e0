using Fsm.Chat.Client.Codes;
using Fsm.Chat.Client.Events;
using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Client.Session.Services;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Machines.Client.User;
using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Accounts;
using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Client.Session;

/// <summary>Asks the server about the person's name, and says what it answers.</summary>
internal sealed class AccountRequests(ClientFacts client, IFire machines, Announcer announcer, LineKeeper lineKeeper, FrameSender frameSender)
{
    private const int CodeHalf = 4;

    /// <summary>Sends what was typed.</summary>
    public void Send(ClientUser server, UserHappened.AsksOfAccount asked) => frameSender.Ask(
        server.Session!, new AccountRequest { Kind = asked.Kind, Word = FrameSender.Encode(asked.Word) }, new PendingRequest.OfAccount(asked.Kind, asked.Word));

    /// <summary>There is a new session: has the name registered, if the program was started so. The connect is done when that is.</summary>
    public void Register(ClientUser server)
    {
        var trigger = GrantDecisions.DecideRegistration(client.Options.Registers, server.State, server.Session!.Greeting!.Granted);
        if (trigger is not { } wished || machines.Fire(server, wished, new UserHappened.AsksOfAccount(AccountRequestKind.Register, client.Options.KeyLabel)) == StepOutcome.Refused)
            lineKeeper.Settle(server, AwaitedKinds.Connect);
    }

    /// <summary>Takes the answer to one request.</summary>
    public void Settle(ClientUser server, UserHappened.Answered answer, PendingRequest.OfAccount request)
    {
        if (answer is { Status: not StatusCode.Ok })
        {
            Code code = answer.Status;
            announcer.Error(server, code, code.Explain(), CodeTable.Of(code).AfterCommand);
        }
        else
        {
            announcer.Show(server, Told(server, answer, request));
            server.IsHolderTold |= request.Asked == AccountRequestKind.Register;
        }

        lineKeeper.Settle(server, AwaitedKinds.Account | AwaitedKinds.Connect);
    }

    private static AccountEvent Told(ClientUser server, UserHappened.Answered answer, PendingRequest.OfAccount request) => (answer, request.Asked) switch
    {
        (UserHappened.AnsweredKeys(_, var keys), _) => new(server.Address, "listed", ClientTexts.KeysOf.With(server.Name)) { Keys = [.. keys.Select(ListedKey.Of)] },
        (UserHappened.AnsweredCode(_, var code), _) => new(server.Address, "code", ClientTexts.KeyCodeMade.With(Halved(code), server.Address, server.Name)) { Code = Halved(code) },
        (_, AccountRequestKind.Register) => new(server.Address, "registered", ClientTexts.Registered.With(server.Name, request.Word)),
        (_, AccountRequestKind.RemoveKey) => new(server.Address, "removed", ClientTexts.KeyRemoved.With(request.Word, server.Name)),
        _ => new(server.Address, "forgotten", ClientTexts.Forgotten.With(server.Name)),
    };

    // Eight letters are read aloud, and typed, as two words of four.
    private static string Halved(string code) => code.Length == 2 * CodeHalf ? $"{code[..CodeHalf]}-{code[CodeHalf..]}" : code;
}
