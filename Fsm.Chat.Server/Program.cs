using System.Globalization;
using Fsm.Chat.Protocol.Texts;
using Fsm.Chat.Server;
using Fsm.Chat.Server.Texts;

// Where there is no loop of ours, and for sending that has to wait, sockets' completions run on the threads that poll them. It has to be said before the first socket exists.
Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1");

Languages.Speak(Languages.Typed(args) ?? Languages.Of(Environment.GetEnvironmentVariable, CultureInfo.InstalledUICulture));
if ("e\u0301".Normalize() != "\u00e9")
{
    await Console.Error.WriteLineAsync(ServerTexts.NoNormalisation).ConfigureAwait(false);
    return CommandLine.Usage;
}

// Nothing in the arguments is expanded: a name or a path may begin with "@".
var parsed = CommandLine.Create().Parse(args, new() { ResponseFileTokenReplacer = null });
foreach (var mistake in parsed.Errors)
    await Console.Error.WriteLineAsync($"{string.Join(' ', mistake.Message.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries))} -- {ServerTexts.NextHelpOption}").ConfigureAwait(false);
if (parsed.Errors.Count > 0)
    return CommandLine.Usage;

// Without a timeout of its own the library leaves signals alone: draining takes longer than it would wait.
return await parsed.InvokeAsync(new() { ProcessTerminationTimeout = null }).ConfigureAwait(false);
