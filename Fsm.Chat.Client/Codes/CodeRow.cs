using System.Globalization;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Client.Codes;

/// <summary>All that a client says and does about one code. What can be done next is given as the name of a text.</summary>
/// <param name="Code">The code.</param>
internal sealed record CodeRow(Code Code)
{
    /// <summary>What can be done after a command was refused; null for nothing.</summary>
    public string? Next { get; init; }

    /// <summary>What can be done after a connect was refused. The text has a place for the server.</summary>
    public string NextOfConnect { get; init; } = nameof(ClientTexts.NextConnectAgain);

    /// <summary>What can be done when a file was not sent. The text has places for the transfer and the other person.</summary>
    public string NextOfUpload { get; init; } = nameof(ClientTexts.NextResume);

    /// <summary>What can be done when a file was not received. The text has places for the transfer and the other person.</summary>
    public string NextOfDownload { get; init; } = nameof(ClientTexts.NextAskForOffer);

    /// <summary>What whoever starts the program again can do, for a script types nothing more; null for nothing.</summary>
    public string? NextOfScript { get; init; }

    /// <summary>Whether a script is told what was said with the error itself, which is how the program is to be started.</summary>
    public bool ErrorTellsScript { get; init; }

    /// <summary>Whether a connect that was refused so is worth another try, without anything being changed.</summary>
    public bool Postpones { get; init; }

    /// <summary>The exit code of a program that could not do what a script asked for.</summary>
    public int Exit { get; init; } = ExitDecisions.Refused;

    /// <summary>What it means, in one clause.</summary>
    public string Words => Code.Own == LocalCode.None ? Code.Status.Explain() : Text($"Local{Code.Own}");

    /// <summary>What a person can do next after a command; empty for nothing.</summary>
    public string AfterCommand => Next is null ? "" : Text(Next);

    /// <summary>What a person can do next after a connect.</summary>
    public string AfterConnect(string server) => Text(NextOfConnect).With(server);

    /// <summary>What a person can do next after a transfer.</summary>
    public string AfterTransfer(bool isUpload, string id, string peer) => Text(isUpload ? NextOfUpload : NextOfDownload).With(id, peer);

    /// <summary>What whoever has started a script can do next; empty for nothing.</summary>
    /// <param name="told">What the last error said, if it was of this code.</param>
    public string AfterScript(string told) => ErrorTellsScript ? told : NextOfScript is null ? "" : Text(NextOfScript);

    private static string Text(string name) => ClientTexts.ResourceManager.GetString(name, CultureInfo.CurrentUICulture)!;
}
