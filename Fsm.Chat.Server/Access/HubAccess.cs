using System.Security.Cryptography;
using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Machines.Both.Link;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Server.Access;

/// <summary>
/// What the hub has to know about letting people in. It gathers facts and counts what was decided; the decision is <see cref="ConnectDecisions"/>'. Only
/// ever touched inside the monitor.
/// </summary>
/// <param name="password">What everybody has to give; null for nothing.</param>
/// <param name="hidesAddresses">Whether nobody is told where others connect from.</param>
/// <param name="isRegistrationClosed">Whether nobody may register a name.</param>
/// <param name="random">Where tokens come from; null for the operating system.</param>
public sealed class HubAccess(ServerPassword? password = null, bool hidesAddresses = false, bool isRegistrationClosed = false, IRandomSource? random = null)
{
    /// <summary>Wrong passwords, or wrong codes for another key, from one network within a minute after which nothing more is compared.</summary>
    public const int MostWrongPasswords = 5;

    private readonly RecentByNetwork _wrong = new(MostWrongPasswords);
    private readonly RecentByNetwork _wrongCodes = new(MostWrongPasswords);

    /// <summary>Whether nobody may register a name.</summary>
    public bool IsRegistrationClosed => isRegistrationClosed;

    /// <summary>Where the tokens of sessions and of file links come from.</summary>
    public IRandomSource Random { get; } = random ?? new RandomSource();

    /// <summary>Adds to the facts of a connect request what is known of its password.</summary>
    /// <param name="facts">The other facts.</param>
    /// <param name="given">The password that was given; empty for none.</param>
    /// <param name="address">Where it comes from.</param>
    /// <param name="now">The present.</param>
    public ConnectFacts Examine(in ConnectFacts facts, ReadOnlySpan<byte> given, HostAddress address, TimeSpan now)
    {
        if (facts.CodeGiven && _wrongCodes.IsUsedUp(address, now))
            return facts with { TriesUsedUp = true };
        if (password is null)
            return facts;
        if (_wrong.IsUsedUp(address, now))
            return facts with { TriesUsedUp = true }; // and nothing is compared
        return facts with { PasswordDiffers = !password.Fits(given) };
    }

    /// <summary>Counts a wrong password, only where there is one to guess, or a wrong code.</summary>
    /// <param name="status">What the connect request was answered.</param>
    /// <param name="address">Where it came from.</param>
    /// <param name="now">The present.</param>
    public void Note(StatusCode status, HostAddress address, TimeSpan now)
    {
        if (password is not null && status == StatusCode.PasswordWrong)
            _wrong.Note(address, now);
        else if (status == StatusCode.CodeWrong)
            _wrongCodes.Note(address, now);
    }

    /// <summary>What others are told of a person.</summary>
    public UserEntry Shown(in UserEntry person) => hidesAddresses ? person with { Address = default } : person;
}

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
