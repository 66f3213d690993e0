using System.Text;
using Fsm.Chat.Client.Codes;
using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Protocol.Machines.Client.User;
using Fsm.Chat.Protocol.Machines.Terminal.Input;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Client.Session.Services;

/// <summary>
/// Asks for the passwords of servers, one after the other. It asks only whoever typed the command that connects and waits for it: nobody is asked in the
/// middle of something else.
/// </summary>
internal sealed class PasswordKeeper(ClientFacts client, IFire machines, ConnectionAnnouncer announcer, LineKeeper lineKeeper)
{
    private Queue<ClientUser> Waiting => client.Input.WantingPassword;

    /// <summary>A server refused a connect.</summary>
    public void NoteRefused(ClientUser server, UserHappened.Refused refused)
    {
        var mayAsk = client.Options.AsksForPasswords && client.Input.Awaited is { Kind: AwaitedKinds.Connect } awaited && awaited.Servers.Contains(server);
        var meaning = InputDecisions.Refusal(refused.Status, mayAsk);
        if (meaning == InputTrigger.PasswordWanted)
        {
            Waiting.Enqueue(server);
            machines.Fire(meaning);
        }
        else
        {
            Tell(server, refused);
        }
    }

    /// <summary>Asks for the first that is wanted.</summary>
    public void Ask() => announcer.PasswordWanted(Waiting.Peek());

    /// <summary>What a person answered; null for nothing.</summary>
    public void Take(string? typed)
    {
        var bytes = Encoding.UTF8.GetBytes(typed ?? "");
        var meaning = InputDecisions.Password(bytes.Length);
        machines.Fire(meaning, meaning == InputTrigger.PasswordGiven ? new InputHappened.Password(bytes) : InputHappened.Nothing);
    }

    /// <summary>Connects with the password that was typed, and asks for the next one.</summary>
    public void Connect(byte[] password)
    {
        var server = Waiting.Dequeue();
        machines.Fire(server, UserTrigger.ConnectTyped, new UserHappened.Connects(server.Name, null) { Password = password });
        AskForNext();
    }

    /// <summary>Says that the server refused, and asks for the next one.</summary>
    public void GiveUp()
    {
        var server = Waiting.Dequeue();
        server.Password = null; // a wrong one is not tried again by itself
        Tell(server, new(StatusCode.PasswordWrong));
        AskForNext();
    }

    private void Tell(ClientUser server, UserHappened.Refused refused)
    {
        client.Trouble |= Trouble.Refused;
        announcer.ConnectRefused(server, refused.Status, refused.Holder);
        lineKeeper.Settle(server, AwaitedKinds.Connect | AwaitedKinds.Disconnect | AwaitedKinds.Users);
    }

    private void AskForNext()
    {
        if (Waiting.Count > 0)
            machines.Fire(InputTrigger.PasswordWanted);
    }
}
