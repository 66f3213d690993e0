using Fsm.Chat.Server.Hub.Performing;

namespace Fsm.Chat.Benchmarks.Micro;

/// <summary>A journal that nobody reads.</summary>
internal sealed class NoJournal : IStepJournal
{
    public bool IsEnabled => false;

    public void Record(in JournalEntry entry)
    {
        // Nobody reads it.
    }
}
