using System.Security.Cryptography;

namespace Fsm.Chat.Server.Access;

/// <summary>Where tokens come from that nobody can guess.</summary>
public interface IRandomSource
{
    /// <summary>Fills bytes with what nobody can guess.</summary>
    void Fill(Span<byte> bytes);
}

/// <summary>The operating system's.</summary>
public sealed class RandomSource : IRandomSource
{
    /// <inheritdoc/>
    public void Fill(Span<byte> bytes) => RandomNumberGenerator.Fill(bytes);
}
