namespace Fsm.Chat.Server.Keeping.Facts;

/// <summary>A name that belongs to somebody.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">The name as its holder wrote it.</param>
/// <param name="Folded">The name as names are compared: no other account has the same.</param>
/// <param name="State">Whether it can be used.</param>
/// <param name="Created">When it was registered, as UTC ticks.</param>
/// <param name="LastSeen">When its holder was last here, as UTC ticks.</param>
public sealed record KeptAccount(long Id, string Name, string Folded, AccountStanding State, long Created, long LastSeen);

/// <summary>Whether an account can be used.</summary>
public enum AccountStanding : byte
{
    /// <summary>By whoever has a proof of it.</summary>
    Open = 1,

    /// <summary>By nobody, until it is opened again.</summary>
    Locked = 2,

    /// <summary>By nobody any more: its holder wished to be forgotten, and nobody else gets the name.</summary>
    Forgotten = 3,
}

/// <summary>Something that proves that a name is one's own.</summary>
/// <param name="Account">Whose it is.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Value">The fingerprint of a key, or the hash of a password with its parameters.</param>
/// <param name="Label">What its holder calls it.</param>
/// <param name="Created">Since when it counts, as UTC ticks.</param>
/// <param name="LastUsed">When it was last shown, as UTC ticks.</param>
public sealed record KeptProof(long Account, ProofKind Kind, ReadOnlyMemory<byte> Value, string Label, long Created, long LastUsed);

/// <summary>What proves a name.</summary>
public enum ProofKind : byte
{
    /// <summary>The key of a client's certificate.</summary>
    Key = 1,

    /// <summary>A password.</summary>
    Password = 2,
}

/// <summary>A session of an account: what a client can come back to.</summary>
/// <param name="Id">Its number.</param>
/// <param name="TokenHash">The hash of its token; the token itself is kept nowhere.</param>
/// <param name="Account">Whose it is.</param>
/// <param name="Handled">Up to which number what the client sent was kept. It may be too low by what the last messages say.</param>
/// <param name="Created">When it began, as UTC ticks.</param>
/// <param name="LastSeen">When it was last connected, as UTC ticks.</param>
public sealed record KeptSession(long Id, ReadOnlyMemory<byte> TokenHash, long Account, long Handled, long Created, long LastSeen);
