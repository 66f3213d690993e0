namespace Fsm.Chat.Tests.Server.Access;

internal sealed class HiddenAddressTests
{
    [TestCase(false)]
    [TestCase(true)]
    public void Nobody_is_told_where_others_connect_from_when_that_is_hidden(bool hidden)
    {
        using var server = new HubHarness(access: new(hidesAddresses: hidden));
        server.Connect("alice");
        var bob = server.Dial("192.0.2.1").SendConnect("bob");
        bob.Expect(FrameAction.Confirmation);

        Assert.That(UserListPage.TryRead(bob.Expect(FrameAction.UserList).Body, out var page), Is.True);

        Assert.That(page.Users.Select(user => (user.Name, user.Address.IsUnspecified)), Is.EqualTo(new[] { ("bob", hidden), ("alice", hidden) }));
        Assert.That(page.Users.Select(user => user.Port), Has.None.Zero, "ports stay: with the name they say who is meant");
        server.AssertEndedWell();
    }
}
