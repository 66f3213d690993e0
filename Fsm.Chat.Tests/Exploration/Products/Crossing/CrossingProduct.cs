using Fsm.Chat.Protocol.Machines;
using Fsm.Chat.Tests.Exploration.Modelling;

namespace Fsm.Chat.Tests.Exploration.Products.Crossing;

/// <summary>Two people who open and leave their conversation, disconnect and lose their connections in any order, so that requests and notices cross on the way.</summary>
internal static class CrossingProduct
{
    public static Model Of(RuleSet rules)
    {
        var model = new Model("two people crossing");
        var (one, two) = (new CrossingSide(model, "ann", rules), new CrossingSide(model, "bob", rules));
        var losses = Budget.Of(model, "losses_left", 1);
        one.Add(two, Budget.Of(model, "ann_lines", 2), losses);
        two.Add(one, Budget.Of(model, "bob_lines", 2), losses);
        model.Rest = one.Rests & two.Rests;
        // As long as no answer was given up for lost, both sides also mean the same.
        model.Agreement = model.Rest & one.Agrees & two.Agrees;
        return model;
    }
}
