using System.Net;
using CsCheck;

namespace Fsm.Chat.Tests.Framing;

public sealed class HostAddressTests
{
    [TestCase("127.0.0.1", true)]
    [TestCase("127.255.255.254", true)]
    [TestCase("192.168.1.9", false)]
    [TestCase("0.0.0.0", false)]
    [TestCase("255.255.255.255", false)]
    [TestCase("::", false)]
    [TestCase("::1", true)]
    [TestCase("::2", false)]
    [TestCase("1::", false)]
    [TestCase("2001:db8::1", false)]
    [TestCase("2001:db8:0:1:1:1:1:1", false)] // a single zero group is not shortened
    [TestCase("2001:0:0:1::1", false)] // the longest run of zeros is
    [TestCase("2001:db8::1:0:0:1", false)] // the first of two that are equally long
    [TestCase("fe80::1:2:3:4", false)]
    [TestCase("1:2:3:4:5:6:7:8", false)]
    [TestCase("1:2:3:4:5:6::", false)]
    public void Address_has_its_usual_text(string text, bool loopback)
    {
        var address = HostAddress.FromBytes(IPAddress.Parse(text).GetAddressBytes());

        Assert.That((address.ToString(), address.IsLoopback), Is.EqualTo((text, loopback)));
    }

    [Test]
    public void Text_means_the_same_address() => Gen.Byte.Array[16].Sample(bytes =>
        IPAddress.Parse(HostAddress.FromBytes(bytes).ToString()).MapToIPv6().Equals(new IPAddress(bytes).MapToIPv6()));

    [Test]
    public void Address_with_zeros_means_the_same_address() => Gen.Bool.Array[8].Sample(groups =>
    {
        var bytes = groups.SelectMany(zero => zero ? new byte[] { 0, 0 } : [0xA, 0xB]).ToArray();
        // Behind six groups of zeros .NET writes the last two with dots, a form that was given up.
        return groups.Take(6).All(zero => zero) || HostAddress.FromBytes(bytes).ToString() == new IPAddress(bytes).ToString();
    });

    [Test]
    public void Mapped_address_is_the_IPv4_address()
    {
        var mapped = HostAddress.FromBytes(IPAddress.Parse("::ffff:10.0.0.7").GetAddressBytes());

        Assert.That(mapped, Is.EqualTo(HostAddress.FromBytes([10, 0, 0, 7])));
    }

    [Test]
    public void Wire_form_is_read_again() => Gen.Byte.Array[16].Sample(bytes =>
    {
        var written = new byte[16];
        HostAddress.FromBytes(bytes).WriteTo(written);
        return written.AsSpan().SequenceEqual(bytes);
    });

    [TestCase(0)]
    [TestCase(5)]
    [TestCase(17)]
    public void Other_lengths_are_no_address(int length) => Assert.That(() => HostAddress.FromBytes(new byte[length]), Throws.ArgumentException);
}
