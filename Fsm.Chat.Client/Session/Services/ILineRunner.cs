using Fsm.Chat.Client.Session.Happened;

namespace Fsm.Chat.Client.Session.Services;

/// <summary>Carries out lines: makes a trigger of each, and makes the next line wait where the outcome is not known yet.</summary>
internal interface ILineRunner
{
    /// <summary>Carries out one line, or what came in its place.</summary>
    void Execute(InputHappened.Came came);
}
