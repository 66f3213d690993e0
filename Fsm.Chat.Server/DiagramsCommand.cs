using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Diagrams;
using Fsm.Chat.Protocol.Machines;
using Fsm.Chat.Protocol.Texts;
using Fsm.Chat.Server.Texts;

namespace Fsm.Chat.Server;

/// <summary>Writes the graphs and tables of all machines, and the pictures too where Graphviz is installed.</summary>
internal static class DiagramsCommand
{
    private const int Failed = 1;

    public static Command Create()
    {
        var output = new Option<string>("--output") { Description = ServerTexts.DiagramsOutput, DefaultValueFactory = _ => "diagrams" };
        var command = new Command("diagrams", ServerTexts.DiagramsDescription);
        command.Options.Add(output);
        command.SetAction(result => Write(result.GetValue(output)!));
        return command;
    }

    private static int Write(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var file in DiagramBook.Of(new RuleSet(new Limits())))
            {
                var path = Path.Combine(folder, file.Name);
                File.WriteAllText(path, file.Content);
                Console.WriteLine(path);
                if (path.EndsWith(".dot", StringComparison.Ordinal) && !TryDraw(path))
                    return Failed;
            }

            return 0;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(ServerTexts.CannotWriteTo.With(folder, error.Message));
            return Failed;
        }
    }

    private static bool TryDraw(string path)
    {
        var picture = Path.ChangeExtension(path, ".svg");
        try
        {
            using var dot = Process.Start("dot", ["-Tsvg", path, "-o", picture]);
            dot.WaitForExit();
            Console.WriteLine(dot.ExitCode == 0 ? picture : ServerTexts.DotFailed.With(path));
            return dot.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            Console.WriteLine(ServerTexts.PictureNotDrawn.With(picture));
            return true;
        }
    }
}
