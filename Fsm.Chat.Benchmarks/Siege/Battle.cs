using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Fsm.Chat.Benchmarks.Siege;

/// <summary>What an attack knows: whom it is on, from where, and how long it lasts.</summary>
/// <param name="server">The server.</param>
/// <param name="from">The address that attackers connect from.</param>
/// <param name="length">How long it lasts.</param>
/// <param name="family">What the names of attackers begin with.</param>
internal sealed class Battle(IPEndPoint server, IPAddress from, TimeSpan length, string family)
{
    private readonly long _since = Stopwatch.GetTimestamp();
    private int _names;

    /// <summary>Whether it goes on.</summary>
    public bool GoesOn => Stopwatch.GetElapsedTime(_since) < length;

    /// <summary>Whether it is only to be seen that it can be done.</summary>
    public bool IsShort => length < TimeSpan.FromSeconds(2);

    /// <summary>A name that nobody has had.</summary>
    public string NewName() => NameOf(Interlocked.Increment(ref _names));

    /// <summary>The name of one of them, by their number from 1.</summary>
    public string NameOf(int number) => $"{family}-{number}";

    /// <summary>A connection that has said nothing.</summary>
    public SiegeClient Dial() => new(server, from);

    /// <summary>The same, which does not wait for long: nobody ends it when the attack is over.</summary>
    public SiegeClient DialShortly() => new(server, from) { Patience = TimeSpan.FromSeconds(1) };

    /// <summary>A connection from this machine itself, for which there is no bound of connections.</summary>
    public SiegeClient DialLoopback() => new(server, IPAddress.Loopback);

    /// <summary>Lets so many clients, each on a thread of its own, do something until it is over or they are thrown out.</summary>
    public void Crowd(int count, Action<SiegeClient, int> act)
    {
        var clients = Enumerable.Range(0, count).Select(_ => Dial()).ToList();
        var threads = Begin(count, i => Join(clients[i], i, act));
        Repeat(0, () => { });
        clients.ForEach(client => client.Dispose()); // who is read slowly would say all the rest first
        threads.ForEach(thread => thread.Join());
    }

    /// <summary>Does something so many times at once.</summary>
    public static void Together(int count, Action<int> act) => Begin(count, act).ForEach(thread => thread.Join());

    /// <summary>Does something again and again at a rate, and gives up what is refused.</summary>
    public void Repeat(int eachSecond, Action act)
    {
        for (var done = 0; GoesOn;)
        {
            for (var due = Stopwatch.GetElapsedTime(_since).TotalSeconds * eachSecond; done < due; done++)
                Try(act);
            Thread.Sleep(1); // the pace of an attack is not waited for by anybody
        }
    }

    /// <summary>Does something that may be refused.</summary>
    public static void Try(Action act)
    {
        try
        {
            act();
        }
        catch (Exception problem) when (problem is SocketException or ObjectDisposedException or InvalidDataException)
        {
            // That is what is meant to happen to attackers.
        }
    }

    private static List<Thread> Begin(int count, Action<int> act)
    {
        var threads = Enumerable.Range(0, count).Select(i => new Thread(() => act(i)) { IsBackground = true }).ToList();
        threads.ForEach(thread => thread.Start());
        return threads;
    }

    private void Join(SiegeClient client, int number, Action<SiegeClient, int> act) => Try(() =>
    {
        if (client.LogIn(NewName()))
            act(client, number);
    });
}
