using Fsm.Chat.Tests;

[assembly: SetUICulture(TestLanguage.English)]

namespace Fsm.Chat.Tests;

/// <summary>Tests compare English texts, whatever the language of whoever runs them: here, on threads of our own, and in the programs that are started.</summary>
[SetUpFixture]
public sealed class TestLanguage
{
    /// <summary>The language of all tests that say no other.</summary>
    public const string English = "en";

    [OneTimeSetUp]
    public void Speak_English()
    {
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo(English);
        Environment.SetEnvironmentVariable("LC_ALL", "C.UTF-8");
        Environment.SetEnvironmentVariable("LC_MESSAGES", null);
        Environment.SetEnvironmentVariable("LANG", null);
    }
}
