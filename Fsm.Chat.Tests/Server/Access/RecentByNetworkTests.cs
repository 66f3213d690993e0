using System.Net;
using Fsm.Chat.Server.Access;

namespace Fsm.Chat.Tests.Server.Access;

internal sealed class RecentByNetworkTests
{
    private RecentByNetwork _tries = null!;

    [SetUp]
    public void Begin() => _tries = new(HubAccess.MostWrongPasswords);

    [Test]
    public void Five_are_free_and_the_next_waits_until_the_first_is_a_minute_old()
    {
        var address = At("192.0.2.7");
        for (var i = 0; i < HubAccess.MostWrongPasswords; i++)
        {
            Assert.That(_tries.IsUsedUp(address, Seconds(i)), Is.False);
            _tries.Note(address, Seconds(i));
        }

        Assert.That(_tries.IsUsedUp(address, Seconds(59.9)), Is.True);
        Assert.That(_tries.IsUsedUp(address, Seconds(60)), Is.False);
        _tries.Note(address, Seconds(60));
        Assert.That(_tries.IsUsedUp(address, Seconds(60.9)), Is.True, "one is forgotten at a time, so no minute has more than five");
        Assert.That(_tries.IsUsedUp(address, Seconds(61)), Is.False);
    }

    [TestCase("192.0.2.7", "192.0.2.8", false)]
    [TestCase("192.0.2.7", "::ffff:192.0.2.7", true)]
    [TestCase("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", true)]
    [TestCase("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [TestCase("::1", "192.0.2.7", false)]
    [TestCase("127.0.0.1", "127.0.0.1", true)]
    public void What_one_host_can_choose_from_counts_together(string one, string other, bool together)
    {
        for (var i = 0; i < HubAccess.MostWrongPasswords; i++)
            _tries.Note(At(one), default);

        Assert.That(_tries.IsUsedUp(At(other), default), Is.EqualTo(together));
    }

    [Test]
    public void What_is_over_is_forgotten()
    {
        for (var i = 0; i < 1000; i++)
            _tries.Note(Numbered(i), Seconds(i / 100.0));
        Assert.That(_tries.Networks, Is.EqualTo(1000));

        _tries.IsUsedUp(Numbered(0), Seconds(70));

        Assert.That(_tries.Networks, Is.Zero);
    }

    [Test]
    public void However_many_networks_try_memory_is_bounded_and_the_oldest_makes_room()
    {
        for (var i = 0; i < RecentByNetwork.MostNetworks + 10; i++)
        {
            for (var j = 0; j < HubAccess.MostWrongPasswords; j++)
                _tries.Note(Numbered(i), default);
        }

        Assert.That(_tries.Networks, Is.EqualTo(RecentByNetwork.MostNetworks));
        Assert.That(_tries.IsUsedUp(Numbered(0), default), Is.False);
        Assert.That(_tries.IsUsedUp(Numbered(RecentByNetwork.MostNetworks + 9), default), Is.True);
    }

    [Test]
    public void One_network_that_goes_on_is_remembered_no_longer_than_others()
    {
        for (var i = 0; i < 100_000; i++)
        {
            if (!_tries.IsUsedUp(At("192.0.2.7"), Seconds(i)))
                _tries.Note(At("192.0.2.7"), Seconds(i));
        }

        Assert.That(_tries.Networks, Is.EqualTo(1));
    }

    [Test]
    public void Giving_up_room_forgets_what_is_over_and_nothing_else()
    {
        for (var i = 0; i < 5000; i++)
            _tries.Note(Numbered(i), default);
        for (var i = 0; i < HubAccess.MostWrongPasswords; i++)
            _tries.Note(At("192.0.2.7"), Seconds(30));

        _tries.Shrink(Seconds(70));

        Assert.That((_tries.Networks, _tries.IsUsedUp(At("192.0.2.7"), Seconds(70))), Is.EqualTo((1, true)));
    }

    private static HostAddress At(string address) => HostAddress.FromBytes(IPAddress.Parse(address).GetAddressBytes());

    private static HostAddress Numbered(int i) => HostAddress.FromBytes([10, (byte)(i >> 16), (byte)(i >> 8), (byte)i]);

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}
