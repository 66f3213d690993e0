using Fsm.Chat.Client.Program;

namespace Fsm.Chat.Tests.Client;

internal sealed class CommandLineTests
{
    [TestCase(new[] { "--name", "ana" }, null)]
    [TestCase(new[] { "--name", "ana", "--downloads", "in here" }, "in here")]
    public void Folder_for_received_files_can_be_named(string[] arguments, string? folder)
    {
        var line = new CommandLine();

        Assert.That(line.TryRead(line.Root.Parse(arguments), out var settings, out var mistake), Is.True, mistake);
        Assert.That(settings.Downloads, Is.EqualTo(folder));
    }

    [TestCase("")]
    [TestCase("/etc/passwd", IncludePlatform = "Linux")]
    public void What_is_no_folder_is_a_mistake(string folder)
    {
        var line = new CommandLine();

        Assert.That(line.TryRead(line.Root.Parse(["--name", "ana", "--downloads", folder]), out _, out var mistake), Is.False);
        Assert.That(mistake, Is.EqualTo($"--downloads \"{folder}\" is no folder."));
    }
}
