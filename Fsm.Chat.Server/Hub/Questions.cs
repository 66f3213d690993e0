using Fsm.Chat.Server.Hub.Books;
using Fsm.Chat.Server.Hub.Performing;

namespace Fsm.Chat.Server.Hub;

/// <summary>All that can be asked, by what it is about.</summary>
internal sealed class Questions
{
    public Questions(HubFacts facts, HubMachines machines)
    {
        (Facts, Machines) = (facts, machines);
        Connect = new(facts, machines);
        Groups = new(facts, machines);
        Talk = new(facts, machines, Groups);
        Ignoring = new(facts, machines);
        Accounts = new(facts, machines);
        History = new(facts, machines);
        Transfers = new(facts, machines);
    }

    public HubFacts Facts { get; }

    public HubMachines Machines { get; }

    public ConnectQuestions Connect { get; }

    public TalkQuestions Talk { get; }

    public IgnoreQuestions Ignoring { get; }

    public AccountQuestions Accounts { get; }

    public HistoryQuestions History { get; }

    public GroupQuestions Groups { get; }

    public TransferQuestions Transfers { get; }

    /// <summary>How many were asked; read outside of the monitor too.</summary>
    public long Count;
}
