using Fsm.Chat.Tests.Programs.Support;

namespace Fsm.Chat.Tests.Programs;

/// <summary>A machine that lacks what the programs need of it: they say so in one line, and end.</summary>
[Platform("Linux")]
[Parallelizable(ParallelScope.All)]
public sealed class BareMachineTests
{
    private static readonly Dictionary<string, string> WithoutNames = new() { ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1", ["LC_ALL"] = "es_ES.UTF-8" };

    // What the runtime loads is found by these names; a folder of empty files before the others hides it.
    private static readonly string[] Libraries = ["libssl.so.3", "libssl.so.1.1", "libssl.so"];

    [Test]
    public void A_client_without_the_names_of_languages_says_what_it_needs()
    {
        using var client = new ClientProgram(WithoutNames, "ann", "127.0.0.1:1");
        Assert.That((client.WaitForExit(), client.Output, client.Errors.Count, client.Errors[0]), Is.EqualTo((2, Array.Empty<string>(), 1, client.Errors[0])));
        Assert.That(client.Errors[0], Does.Contain("instala ICU"));
    }

    [Test]
    public void A_server_without_the_names_of_languages_says_what_it_needs()
    {
        using var server = new ServerProgram(WithoutNames);
        Assert.That((server.WaitForExit(), server.Output, server.Errors.Count, server.Errors[0]), Is.EqualTo((2, Array.Empty<string>(), 1, server.Errors[0])));
        Assert.That(server.Errors[0], Does.Contain("instala ICU"));
    }

    [Test]
    public void A_client_without_encryption_says_what_it_needs()
    {
        using var without = new HiddenLibraries(Libraries);
        using var client = new ClientProgram(without.Environment, "ann", "tls://127.0.0.1:1");
        Assert.That((client.WaitForExit(), client.Errors), Is.EqualTo((2, new[] { "error: OpenSSL cannot be loaded, and TLS and the hashes of files need it: install OpenSSL 3 (libssl3)." })));
    }

    [Test]
    public void A_server_without_encryption_says_what_it_needs()
    {
        using var without = new HiddenLibraries(Libraries);
        using var server = new ServerProgram(without.Environment, "--tls");
        Assert.That((server.WaitForExit(), server.Errors), Is.EqualTo((2, new[] { "OpenSSL cannot be loaded, and passwords and TLS need it: install OpenSSL 3 (libssl3)." })));
    }
}
