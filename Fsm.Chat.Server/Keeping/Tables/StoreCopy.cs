using Fsm.Chat.Protocol.Texts;
using Fsm.Chat.Server.Texts;

namespace Fsm.Chat.Server.Keeping.Tables;

/// <summary>A store that is read while no server uses it.</summary>
internal interface IStoreSource : IDisposable
{
    /// <summary>What is in it.</summary>
    IFactTables Tables { get; }
}

/// <summary>A new store that is there when all of it is, or not at all.</summary>
internal interface IStoreTarget : IDisposable
{
    /// <summary>What is in it until now.</summary>
    IFactTables Tables { get; }

    /// <summary>Writes more of it.</summary>
    /// <exception cref="StoreUnusableException">It cannot be written.</exception>
    void Write(StoreBatch batch);

    /// <summary>All is in it: from now on it is there.</summary>
    void Finish();
}

/// <summary>Copies a store into a new one, whatever either is kept in.</summary>
internal static class StoreCopy
{
    /// <summary>Copies all facts, and compares them.</summary>
    /// <param name="source">From where.</param>
    /// <param name="target">Into what.</param>
    /// <param name="name">The target's name, for the message.</param>
    /// <exception cref="StoreUnusableException">The target cannot be written, or is not equal.</exception>
    public static string Copy(IStoreSource source, IStoreTarget target, string name)
    {
        foreach (var batch in StoreContents.Read(source.Tables))
            target.Write(batch);
        if (StoreContents.HashOf(source.Tables) != StoreContents.HashOf(target.Tables))
            throw new StoreUnusableException(ServerTexts.StoreCopyDiffers.With(name));
        target.Finish();
        return StoreCheck.Sum(source.Tables);
    }
}
