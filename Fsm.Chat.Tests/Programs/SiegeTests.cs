using System.Net;
using Fsm.Chat.Benchmarks.Siege;
using Fsm.Chat.Tests.Programs.Support;

namespace Fsm.Chat.Tests.Programs;

/// <summary>The attacks of the benchmarks, each for a moment: how long anybody waits meanwhile is measured there; here nobody who is honest is refused or thrown out.</summary>
public sealed class SiegeTests
{
    [Test]
    public void No_attack_ends_those_who_have_nothing_to_do_with_it_or_fails_their_messages()
    {
        using var server = new ServerProgram();
        var endPoint = IPEndPoint.Parse(server.Address);
        Assert.Multiple(() =>
        {
            foreach (var attack in Attacks.All)
            {
                var figures = new SiegeRun(endPoint, server.Id, IPAddress.Loopback).Run(attack, TimeSpan.FromSeconds(0.3), settle: TimeSpan.Zero);
                Assert.That(figures.Problems, Is.Empty, attack.Name);
            }
        });
    }
}
