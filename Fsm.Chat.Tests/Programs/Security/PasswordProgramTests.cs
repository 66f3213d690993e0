using Fsm.Chat.Tests.Programs.Support;

namespace Fsm.Chat.Tests.Programs.Security;

/// <summary>The server's password, with real programs.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class PasswordProgramTests
{
    private static readonly Dictionary<string, string> Secret = new() { ["FSMCHAT_PASSWORD"] = "open sesame" };

    [Test]
    public void Five_wrong_ones_and_then_not_even_the_right_one_is_looked_at()
    {
        using var server = new ServerProgram(Secret);
        using var alice = new ClientProgram(Secret, "alice", server.Address);
        alice.WaitFor("connected to");
        using var mallory = new ClientProgram("mallory", server.Address);
        Assert.That(mallory.WaitFor("! password_wrong:"), Does.Contain("the server has a password").And.Contains("--password-file"));
        for (var i = 0; i < 4; i++)
        {
            mallory.Type("connect");
            mallory.WaitFor("! password_wrong:");
        }

        mallory.Type("connect");
        mallory.WaitFor("! too_many_tries:");
        using var bob = new ClientProgram(Secret, "bob", server.Address);
        bob.WaitFor("! too_many_tries:");
        bob.EndInput();
        Assert.That(bob.WaitForExit(), Is.EqualTo(4));
        alice.Type("users");
        alice.WaitFor("1 person");
    }

    [Test]
    public void A_password_goes_to_the_server_it_is_meant_for_and_to_no_other()
    {
        using var first = new ServerProgram(Secret);
        using var second = new ServerProgram(Secret);
        using var client = new ClientProgram(Secret, "alice", first.Address, "--server", second.Address);
        client.WaitFor(line => line.Contains($"connected to {first.Address}", StringComparison.Ordinal) || line.Contains("password_wrong", StringComparison.Ordinal), "an outcome");
        client.WaitFor(line => line.Contains($"connected to {first.Address}", StringComparison.Ordinal) || line.Contains("password_wrong", StringComparison.Ordinal), "the other");

        Assert.That(client.Output, Has.One.Contains($"connected to {first.Address}").And.One.Contains($"{second.Address} refused the connect"));
        client.Type($"connect {second.Address}");
        client.WaitFor("! password_wrong:");
    }

    [Test]
    public void Each_server_can_have_its_own_from_a_file()
    {
        var folder = Directory.CreateTempSubdirectory("fsmchat").FullName;
        var (one, two) = (Path.Combine(folder, "one"), Path.Combine(folder, "two"));
        File.WriteAllText(one, "one\n");
        File.WriteAllText(two, "two\r\nmore\n");
        using var first = new ServerProgram("--password-file", one);
        using var second = new ServerProgram("--password-file", two);
        using var client = new ClientProgram("alice", first.Address, "--server", second.Address, "--password-file", one, "--password-file", two);
        client.WaitFor("connected to");
        client.WaitFor("connected to");

        Assert.That(client.Output, Has.None.Contains("password_wrong"));
        Directory.Delete(folder, recursive: true);
    }

    [TestCase("there are more --password-file than servers.", "--password-file", "a", "--password-file", "b")]
    [TestCase("--password-file \"nothing\" cannot be read: ", "--password-file", "nothing")]
    [TestCase("--fingerprint \"12\" is none: it has 64 hex digits.", "--fingerprint", "12")]
    [TestCase("--ca \"nothing\" cannot be used: ", "--ca", "nothing")]
    public void What_cannot_be_used_is_one_line_and_an_exit_code(string mistake, params string[] arguments)
    {
        using var client = new ClientProgram("alice", "127.0.0.1:1", arguments);

        Assert.That(client.WaitForExit(), Is.EqualTo(2));
        Assert.That(client.Errors, Has.Count.EqualTo(1).And.All.StartsWith($"error: {mistake}"));
    }
}
