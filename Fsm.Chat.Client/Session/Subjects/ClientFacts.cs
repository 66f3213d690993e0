using Fsm.Chat.Client.Codes;
using Fsm.Chat.Protocol.Machines;

namespace Fsm.Chat.Client.Session.Subjects;

/// <summary>What a client knows: what is settled, and every subject of its machines. It does nothing.</summary>
internal abstract class ClientFacts(ClientOptions options, RuleSet rules)
{
    /// <summary>What was settled before the client began.</summary>
    public ClientOptions Options => options;

    /// <summary>The rules of its machines.</summary>
    public RuleSet Rules => rules;

    /// <summary>The present, since the client was made.</summary>
    public abstract TimeSpan Now { get; }

    /// <summary>The time that a clock on the wall shows.</summary>
    public required Func<DateTimeOffset> LocalNow { get; init; }

    /// <summary>The servers ever named, in that order.</summary>
    public List<ClientUser> Servers { get; } = [];

    /// <summary>The server that commands and texts go to; null before the first.</summary>
    public ClientUser? Current { get; set; }

    /// <summary>Links that are not over, by number.</summary>
    public Dictionary<long, ClientLink> Links { get; } = [];

    /// <summary>Sessions that are not over, by number.</summary>
    public Dictionary<long, ChatSession> Sessions { get; } = [];

    /// <summary>The standard input.</summary>
    public ClientInput Input { get; } = new(rules.Input.Initial);

    /// <summary>What waits for the person's answer.</summary>
    public ClientPrompt Prompt { get; } = new(rules.Prompt.Initial);

    /// <summary>The wish to leave.</summary>
    public ClientLeave Wish { get; } = new(rules.Leave.Initial);

    /// <summary>All transfers.</summary>
    public TransferBook Transfers { get; } = new();

    /// <summary>What went wrong so far.</summary>
    public Trouble Trouble { get; set; }

    /// <summary>Links and messages made so far: their numbers.</summary>
    public (long Links, long Messages) Made { get; set; }
}
