namespace Fsm.Chat.Tests.Server;

/// <summary>The exchange in hex that docs/protocol.md shows is what the server really does.</summary>
public sealed class WorkedExchangeTests
{
    [Test]
    public void The_exchange_in_the_protocol_document_is_played_byte_by_byte()
    {
        using var server = new HubHarness();
        var bob = server.Dial("127.0.0.1", 40114).SendConnect("bob");
        bob.Expect(FrameAction.Confirmation);
        bob.Expect(FrameAction.UserList);
        var alice = server.Dial("127.0.0.1", 40112);
        (alice.Sent, bob.Sent) = (4, 2); // their frames come from the document
        var blocks = Blocks().ToList();
        Assert.That(blocks, Has.Count.EqualTo(16));

        foreach (var (heading, bytes) in blocks)
        {
            var peer = heading.Contains("alice", StringComparison.Ordinal) && !heading.Contains("-> bob", StringComparison.Ordinal)
                && !heading.StartsWith("bob", StringComparison.Ordinal) ? alice : bob;
            if (heading.Contains("-> server", StringComparison.Ordinal))
            {
                Assert.That(bytes, Has.None.Null);
                foreach (var part in bytes)
                    peer.SendBytes(part!.Value);
                continue;
            }

            var raw = peer.Expect((FrameAction)bytes[8]!.Value).Raw;
            Assert.That(raw, Has.Length.EqualTo(bytes.Length), heading);
            Assert.That(bytes.Select((wanted, i) => wanted ?? raw[i]), Is.EqualTo(raw), heading);
        }

        alice.ExpectNothing();
        Assert.That(server.Hub.Figures.InternalErrors, Is.Zero);
    }

    private static IEnumerable<(string Heading, byte?[] Bytes)> Blocks()
    {
        var document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "protocol.md"));
        var section = document[document.IndexOf("## Worked exchange", StringComparison.Ordinal)..];
        foreach (var block in section.Split("```text\n# ")[1..])
        {
            var lines = block[..block.IndexOf("```", StringComparison.Ordinal)].Split('\n', 2);
            yield return (lines[0], [.. lines[1].Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(Parse)]);
        }
    }

    private static byte? Parse(string hex) => hex == "??" ? null : byte.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
