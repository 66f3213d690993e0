using System.Net;
using System.Net.Sockets;
using Fsm.Chat.Client.Transport;
using Microsoft.Extensions.Time.Testing;

namespace Fsm.Chat.Tests.Client;

/// <summary>The addresses of a host are tried as RFC 8305 says: none of them can keep a client from the others.</summary>
internal sealed class AddressRaceTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly List<(string Address, TaskCompletionSource<Won> Attempt)> _attempts = [];

    private string[] Tried => [.. _attempts.Select(attempt => attempt.Address)];

    [SetUp]
    public void Begin() => _attempts.Clear();

    [Test]
    public void Families_take_turns_and_the_preferred_one_begins() => Assert.That(
        AddressRace<Won>.InTurn(Addresses("::1", "::2", "::3", "10.0.0.1")).Select(address => $"{address}"), Is.EqualTo(["::1", "10.0.0.1", "::2", "::3"]));

    [Test]
    public async Task An_address_that_swallows_packets_costs_a_moment()
    {
        var race = Race("10.0.0.1", "10.0.0.2");
        Assert.That(Tried, Is.EqualTo(["10.0.0.1"]));
        Pass(attempts: 2);
        Attempt(1).SetResult(new());
        Assert.That(await race, Is.SameAs(await Attempt(1).Task));
        Assert.That(_attempts[0].Attempt.Task.IsCanceled, Is.True);
    }

    [Test]
    public async Task An_address_that_says_no_costs_nothing()
    {
        var race = Race("10.0.0.1", "10.0.0.2");
        Attempt(0).SetException(new SocketException((int)SocketError.ConnectionRefused));
        Until(attempts: 2);
        Attempt(1).SetResult(new());
        Assert.That(await race, Is.SameAs(await Attempt(1).Task));
    }

    [Test]
    public async Task The_first_may_still_win_and_the_other_is_given_up()
    {
        var race = Race("10.0.0.1", "10.0.0.2");
        Pass(attempts: 2);
        Attempt(0).SetResult(new());
        Assert.That(await race, Is.SameAs(await Attempt(0).Task));
        Assert.That(_attempts[1].Attempt.Task.IsCanceled, Is.True);
    }

    [Test]
    public async Task Where_none_answers_a_refusal_is_told()
    {
        var race = Race("10.0.0.1", "::1");
        Attempt(0).SetException(new SocketException((int)SocketError.ConnectionRefused));
        Until(attempts: 2);
        Attempt(1).SetException(new SocketException((int)SocketError.NetworkUnreachable));
        var failure = await Assert.ThrowsAsync<SocketException>(() => race);
        Assert.That(failure!.SocketErrorCode, Is.EqualTo(SocketError.ConnectionRefused));
    }

    [Test]
    public void A_race_can_be_given_up()
    {
        using var stop = new CancellationTokenSource();
        var race = new AddressRace<Won>(_time, TryAsync).RunAsync(Addresses("10.0.0.1", "10.0.0.2"), stop.Token);
        stop.Cancel();
        Assert.That(() => race, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(_attempts.Select(attempt => attempt.Attempt.Task.IsCanceled), Is.All.True);
    }

    private static IPAddress[] Addresses(params string[] texts) => [.. texts.Select(IPAddress.Parse)];

    private Task<Won> Race(params string[] addresses) => new AddressRace<Won>(_time, TryAsync).RunAsync(Addresses(addresses), default);

    private TaskCompletionSource<Won> Attempt(int number) => _attempts[number].Attempt;

    private Task<Won> TryAsync(IPAddress address, CancellationToken over)
    {
        var attempt = new TaskCompletionSource<Won>();
        over.Register(() => attempt.TrySetCanceled(over));
        lock (_attempts)
            _attempts.Add(($"{address}", attempt));
        return attempt.Task;
    }

    private void Pass(int attempts)
    {
        _time.Advance(AddressRace<Won>.Patience);
        Until(attempts);
    }

    // What goes on after a task has ended may do so on another thread.
    private void Until(int attempts) => Assert.That(Count, Is.EqualTo(attempts).After(20_000, 1));

    private int Count()
    {
        lock (_attempts)
            return _attempts.Count;
    }

    private sealed class Won : IDisposable
    {
        public void Dispose()
        {
            // Nothing is held.
        }
    }
}
