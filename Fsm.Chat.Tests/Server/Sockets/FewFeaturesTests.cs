using Fsm.Chat.Server.Transport.Sockets;

namespace Fsm.Chat.Tests.Server.Sockets;

internal sealed class FewFeaturesTests
{
    [Test]
    public void Features_are_set_replaced_and_taken_away()
    {
        var features = new FewFeatures();
        foreach (var (type, value) in new (Type, object)[] { (typeof(string), "a"), (typeof(int), 1), (typeof(long), 2L), (typeof(char), 'c'), (typeof(string), "b") })
            features[type] = value;
        features.Set<object>(null);
        features[typeof(int)] = null;

        Assert.That((features.Get<string>(), features[typeof(int)], features.Get<object>()), Is.EqualTo(("b", (object?)null, (object?)null)));
        Assert.That(features.Select(feature => feature.Key), Is.EquivalentTo([typeof(string), typeof(long), typeof(char)]));
    }
}
