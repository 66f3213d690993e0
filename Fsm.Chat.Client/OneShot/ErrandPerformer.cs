using Fsm.Chat.Client.Entry;
using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Machines.Terminal.Errand;

namespace Fsm.Chat.Client.OneShot;

/// <summary>Does what the transitions of an errand ask for. What is asked of others is kept until whoever holds the lock has left it.</summary>
/// <param name="errand">What is to be done.</param>
/// <param name="client">The client that does it.</param>
/// <param name="told">Takes the outcome.</param>
/// <param name="fail">Tells the errand's machine that it will never be fulfilled.</param>
internal sealed class ErrandPerformer(IErrand errand, ChatClient client, Action<ErrandOutcome> told, Action fail)
    : IPerformer<ClientErrand, ErrandTrigger, ErrandEffect, ErrandEvent>
{
    private readonly List<Action> _asked = [];

    /// <summary>What is to be asked of the client and of the program, in order.</summary>
    public Action[] TakeAsked()
    {
        Action[] asked = [.. _asked];
        _asked.Clear();
        return asked;
    }

    /// <inheritdoc/>
    public void Perform(ErrandEffect effect, ClientErrand subject, scoped in ErrandEvent happened)
    {
        switch (effect)
        {
            case ErrandEffect.GiveCommand:
                if (errand.NextCommand() is { } command)
                    _asked.Add(() => client.CommandRead(command));
                break;
            case ErrandEffect.NoteCause:
                errand.Leave(happened.Cause);
                break;
            case ErrandEffect.LeaveServer:
                _asked.Add(client.Leave);
                break;
            case ErrandEffect.TellOutcome:
                Tell(subject);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(effect), effect, null);
        }
    }

    /// <inheritdoc/>
    public void Judge(ClientErrand subject, in Judgement<ErrandTrigger> judged, scoped in ErrandEvent happened)
    {
        // Nobody but this program fires: what is wrong is counted as its mistake, and the errand goes on.
    }

    /// <inheritdoc/>
    public void Contain(ClientErrand subject, Exception error)
    {
        subject.Mistake ??= error;
        fail();
    }

    /// <inheritdoc/>
    public ErrandEvent Elapsed(ClientErrand subject, ErrandTrigger trigger) => new(trigger);

    // Whatever happens, the program is told something: it would wait for ever otherwise.
    private void Tell(ClientErrand subject)
    {
        ErrandOutcome? concluded = null;
        _asked.Add(() => told(concluded ?? Endings.Broken(subject.Mistake!)));
        if (subject.Mistake is null)
            concluded = errand.Conclude();
    }
}
