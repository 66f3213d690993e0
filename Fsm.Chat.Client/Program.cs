using System.CommandLine;
using Fsm.Chat.Client;
using Fsm.Chat.Client.Session;

if (!ProgramChecks.CanCompose())
{
    Console.Error.WriteLine("error: Unicode normalisation does not work here: install ICU (libicu) and do not set DOTNET_SYSTEM_GLOBALIZATION_INVARIANT.");
    return ExitDecisions.Usage;
}

var line = new CommandLine();
var parsed = line.Root.Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors)
        Console.Error.WriteLine($"error: {error.Message.Split('\n')[0].TrimEnd()}");
    return ExitDecisions.Usage;
}

line.Root.SetAction(async result => line.TryRead(result, out var settings, out var mistake) ? await ClientProgram.RunAsync(settings) : Complain(mistake));
return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });

static int Complain(string mistake)
{
    Console.Error.WriteLine($"error: {mistake}");
    return ExitDecisions.Usage;
}
