using Fsm.Chat.Client.Events;

namespace Fsm.Chat.Client.Terminal;

/// <summary>What a person or a script sees and types at.</summary>
internal interface IChatTerminal
{
    /// <summary>Begins.</summary>
    void Start();

    /// <summary>Shows something after all that was shown before. Never blocks.</summary>
    void Show(ClientEvent shown);

    /// <summary>Something has moved of which nothing is shown by itself: what is known may look otherwise now.</summary>
    void Changed();

    /// <summary>The next line is wanted: exactly one, or the end of input.</summary>
    void WantLine();

    /// <summary>Nothing more will be shown: ends when all is.</summary>
    Task CloseAsync();

    /// <summary>The program ends in the middle of everything: leaves the terminal as it was found. For any thread, at any time.</summary>
    void GiveBack();
}
