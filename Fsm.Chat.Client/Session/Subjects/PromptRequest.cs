namespace Fsm.Chat.Client.Session.Subjects;

/// <summary>Something that waits for the person's yes or no.</summary>
/// <param name="Server">Where it came from.</param>
/// <param name="Key">What the person types to name it.</param>
/// <param name="Seconds">How long the server waits for the answer; 0 for ever.</param>
internal abstract record PromptRequest(ClientUser Server, string Key, int Seconds);

/// <summary>An invitation into a group.</summary>
internal sealed record InvitationRequest(ClientUser Server, string Group, string From, int Seconds) : PromptRequest(Server, Group, Seconds);

/// <summary>The offer of a file.</summary>
internal sealed record OfferRequest(ClientDownload Download, int Seconds) : PromptRequest(Download.Facts.Server, Download.Facts.Id, Seconds);
