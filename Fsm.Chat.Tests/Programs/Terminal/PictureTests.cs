using Fsm.Chat.Tests.Programs.Support.Terminal;

namespace Fsm.Chat.Tests.Programs.Terminal;

/// <summary>Draws the pictures of the screen in <c>docs/screens</c> from the real program, when <c>FSMCHAT_SCREENS</c> is set.</summary>
internal sealed class PictureTests : ScreenFixture
{
    private const int RowsOfStates = 54; // all of the machine is seen

    [TestCase("en")]
    [TestCase("es")]
    public void The_screen_is_drawn(string language)
    {
        if (Environment.GetEnvironmentVariable("FSMCHAT_SCREENS") is null)
            Assert.Ignore("FSMCHAT_SCREENS=1 draws docs/screens anew.");
        var bob = Json();
        var carol = Json("carol");
        var cake = Path.Combine(Directory.CreateTempSubdirectory("fsmchat").FullName, "cake.jpg");
        File.WriteAllBytes(cake, new byte[3_500_000]);
        var (hello, question, answer, later) = language == "es"
            ? ("Hola, Ana", "¿Vienes esta noche?", "Sí, a las ocho", "traigo el pastel")
            : ("Hello Ana", "Are you coming tonight?", "Yes, at eight", "I bring the cake");

        var ana = Started("ana", null, 80, 24, [], "--lang", language);
        ana.WaitFor(language == "es" ? "│ Conectado │" : "│ Connected │");
        ana.TypeLine("chat bob");
        ana.WaitFor("→ bob");
        bob.Type("chat ana", hello);
        ana.WaitFor($"bob: {hello}");
        ana.TypeLine(question);
        ana.WaitFor("✓✓");
        bob.Type(answer);
        ana.WaitFor($"bob: {answer}");
        bob.Type("/group bakers ana carol");
        ana.WaitFor("bakers");
        ana.Press("F2");
        ana.WaitFor("#bakers");
        carol.Type("accept");
        carol.WaitFor("\"joined\"");
        carol.Type("chat bakers", later);
        ana.WaitFor("[bakers 1]");
        carol.Type("quit", $"file {cake} ana");
        ana.WaitFor("cake.jpg");
        ana.Type(language == "es" ? "perfecto, y" : "perfect, and");
        ana.WaitFor(language == "es" ? "bob> perfecto, y" : "bob> perfect, and");

        Save(ana, $"chat.{language}.svg", rows: 24);
        ana.Resize(80, RowsOfStates);
        ana.Press("C-u");
        ana.WaitFor(screen => screen.TrimEnd().EndsWith("bob>", StringComparison.Ordinal), "an empty line");
        ana.TypeLine("/states User");
        ana.WaitFor("[[ Chatting ]]");
        Save(ana, $"states.{language}.svg", RowsOfStates);
    }

    private static void Save(TmuxTerminal terminal, string name, int rows) =>
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Repository.PathOf("docs", "screens")).FullName, name), ScreenPicture.Draw(terminal.Colours, 80, rows));
}
