using Fsm.Chat.Tests.Exploration.Modelling;

namespace Fsm.Chat.Tests.Exploration.Products.Crossing;

/// <summary>Two people who open and leave their conversation, disconnect and lose their connections in any order, so that requests and notices cross on the way.</summary>
internal static class CrossingProduct
{
    public static Model Of(RuleSet rules) => Of("two people crossing", rules, annLines: 2, bobLines: 2, losses: 1);

    /// <summary>One of them alone, who asks again and again before the server has answered.</summary>
    public static Model OfOneImpatient(RuleSet rules) => Of("one impatient person", rules, annLines: 5, bobLines: 0, losses: 0);

    private static Model Of(string name, RuleSet rules, int annLines, int bobLines, int losses)
    {
        var model = new Model(name);
        var (one, two) = (new CrossingSide(model, "ann", rules), new CrossingSide(model, "bob", rules));
        var lost = Budget.Of(model, "losses_left", losses);
        one.Add(two, Budget.Of(model, "ann_lines", annLines), lost);
        two.Add(one, Budget.Of(model, "bob_lines", bobLines), lost);
        model.Rest = one.Rests & two.Rests;
        // As long as no answer was given up for lost, both sides also mean the same.
        model.Agreement = model.Rest & one.Agrees & two.Agrees;
        return model;
    }
}
