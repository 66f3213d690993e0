namespace Fsm.Chat.Server.Keeping.Tables;

/// <summary>The tables of a store, whichever database has them: the names in them are the same everywhere.</summary>
internal interface IFactTables
{
    /// <summary>The rows of a question, one after the other.</summary>
    /// <param name="question">The question, in the SQL that all databases understand.</param>
    /// <param name="read">Makes of a row what it stands for.</param>
    IEnumerable<TFact> Read<TFact>(string question, Func<IRow, TFact> read);

    /// <summary>The number that is the answer to a question; 0 for none.</summary>
    long Number(string question);
}

/// <summary>One row of an answer.</summary>
internal interface IRow
{
    /// <summary>A column with a number.</summary>
    long Long(int column);

    /// <summary>A column with a text.</summary>
    string Text(int column);

    /// <summary>A column with bytes.</summary>
    byte[] Blob(int column);
}
