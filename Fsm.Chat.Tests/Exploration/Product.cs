using Fsm.Chat.Tests.Exploration.Modelling;
using Fsm.Chat.Tests.Exploration.Products.Connection;
using Fsm.Chat.Tests.Exploration.Products.Crossing;
using Fsm.Chat.Tests.Exploration.Products.Message;
using Fsm.Chat.Tests.Exploration.Products.Storing;
using Fsm.Chat.Tests.Exploration.Products.Transfer;
using Fsm.Chat.Tests.Exploration.Search;

namespace Fsm.Chat.Tests.Exploration;

/// <summary>Some machines together, with all that may happen around them.</summary>
/// <param name="IsClosed">Whether all in it keep to the protocol; otherwise there is a stranger in it, who does not.</param>
internal sealed record Product(string Name, bool IsClosed, Func<RuleSet, Model> Make)
{
    private readonly Lazy<Findings> _findings = new(() => Explorer.Explore(Make(new(new Limits()))));

    public static Product OneLink { get; } = new("UserAndSession", true, ConnectionProduct.OneLink);

    public static Product TwoLinks { get; } = new("OldAndNewLink", true, ConnectionProduct.TwoLinks);

    public static Product AnyClient { get; } = new("SessionAndAnyClient", false, StrangeClientProduct.Of);

    public static Product AnyServer { get; } = new("UserAndAnyServer", false, StrangeServerProduct.Of);

    public static Product Crossing { get; } = new("TwoPeopleCrossing", true, CrossingProduct.Of);

    public static Product Impatient { get; } = new("OneImpatientPerson", true, CrossingProduct.OfOneImpatient);

    public static Product Message { get; } = new("OneMessage", true, MessageProduct.Of);

    public static Product Transfer { get; } = new("Transfer", true, TransferProduct.Of);

    public static Product Storing { get; } = new("StoringAMessage", true, StoringProduct.Of);

    public static IReadOnlyList<Product> All { get; } = [OneLink, TwoLinks, AnyClient, AnyServer, Crossing, Impatient, Message, Transfer, Storing];

    /// <summary>What exploring it under the rules as they are came to: done once, for all tests.</summary>
    public Findings Findings => _findings.Value;

    public override string ToString() => Name;
}
