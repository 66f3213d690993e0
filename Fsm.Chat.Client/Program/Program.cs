using System.CommandLine;
using System.Text;
using Fsm.Chat.Client.Codes;
using Fsm.Chat.Client.Configuration;
using Fsm.Chat.Client.Program;
using Fsm.Chat.Client.Terminal;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Texts;

Languages.Speak(WishedLanguage.Of(args));
if (!ProgramChecks.CanCompose())
    return ProgramCommands.Complain(ClientTexts.NoNormalisation);
if (!ProgramChecks.CanEncrypt())
    return ProgramCommands.Complain(ClientTexts.NoEncryption);

var parsed = ProgramCommands.Parse(args, out var mistakes);
foreach (var mistake in mistakes)
    ProgramCommands.Complain(mistake);
if (mistakes.Count > 0)
    return ExitDecisions.Usage;

// Signals and crashes are this program's own business: the library's handling of them would come first otherwise.
var output = new StringWriter();
var code = await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false, Output = output });
return LostOutput.Judge(PrintedText.ToOutput(Encoding.UTF8.GetBytes(output.ToString())), code);
