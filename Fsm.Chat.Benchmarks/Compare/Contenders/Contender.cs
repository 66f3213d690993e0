using Fsm.Chat.Benchmarks.Load;

namespace Fsm.Chat.Benchmarks.Compare.Contenders;

/// <summary>Something that the same work can be given to.</summary>
internal abstract class Contender : IDisposable
{
    /// <summary>What it is called.</summary>
    public abstract string Name { get; }

    /// <summary>Its version, where it has one of its own.</summary>
    public virtual string Version => "";

    /// <summary>Debian's package that it comes from.</summary>
    public virtual string? Package => null;

    /// <summary>Whether this machine has it.</summary>
    public virtual bool IsPresent => true;

    /// <summary>Whether it is a bare relay: what the others are compared with.</summary>
    public virtual bool IsRelay => false;

    /// <summary>Starts it.</summary>
    /// <param name="options">What it will have to do.</param>
    /// <param name="core">The core to keep it on, if any.</param>
    public abstract LoadTarget Start(LoadOptions options, int? core);

    /// <inheritdoc/>
    public virtual void Dispose()
    {
    }
}
