namespace Fsm.Chat.Server.Keeping;

/// <summary>The store cannot be opened as it is. The message is one line for the operator.</summary>
public sealed class StoreUnusableException : Exception
{
    /// <summary>Without a reason.</summary>
    public StoreUnusableException()
    {
    }

    /// <summary>For this reason.</summary>
    public StoreUnusableException(string message)
        : base(message)
    {
    }

    /// <summary>For this reason, and because of this.</summary>
    public StoreUnusableException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
