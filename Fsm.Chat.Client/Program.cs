using System.CommandLine;
using Fsm.Chat.Client;
using Fsm.Chat.Client.Session;

if (!ProgramChecks.CanCompose())
{
    Console.Error.WriteLine("error: Unicode normalisation does not work here: install ICU (libicu) and do not set DOTNET_SYSTEM_GLOBALIZATION_INVARIANT.");
    return ExitDecisions.Usage;
}

var parsed = ProgramCommands.Create().Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors)
        ProgramCommands.Complain(error.Message.ReplaceLineEndings(" ").TrimEnd());
    return ExitDecisions.Usage;
}

return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
