using System.Text;
using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Messages.Files;

namespace Fsm.Chat.Benchmarks.Siege;

/// <summary>One of a pair: the even one sends a file as fast as it can, the odd one accepts it, attaches, and reads none of it.</summary>
internal sealed class StallingFile(Battle battle, SiegeClient client, int number)
{
    private const int Blocks = 1000;

    /// <summary>Does so until it is over.</summary>
    public void Run()
    {
        if (number % 2 == 0)
            client.Say(new FileOffer { Destination = Encoding.UTF8.GetBytes(battle.NameOf(1 + Random.Shared.Next(12))), Length = 1 << 30, Name = "plan.txt"u8 });
        var links = new List<SiegeClient>();
        while (battle.GoesOn)
        {
            Battle.Try(() => Next(links));
            client.ReadWhatCame();
        }

        links.ForEach(link => link.Dispose());
    }

    private void Next(List<SiegeClient> links)
    {
        if (client.Await(FrameAction.FileTransfer) is not { } frame)
            return;
        if (FileOffered.TryRead(frame.Body, out var offered))
        {
            client.Say(new FileAcceptance { Transfer = offered.Transfer, Hash = new byte[FileHash.Size] });
        }
        else if (FileStart.TryRead(frame.Body, out var start))
        {
            var link = battle.DialShortly();
            links.Add(link);
            link.Say(new FileAttachment { Transfer = start.Transfer, Token = start.Token });
            if (number % 2 == 0)
                Push(link);
        }
    }

    private void Push(SiegeClient link)
    {
        link.Await(FrameAction.Confirmation);
        link.Say(new FileBegin());
        var block = new byte[16 * 1024];
        for (var i = 0; i < Blocks && battle.GoesOn; i++)
            link.Say(new FileData { Bytes = block });
    }
}
