using Fsm.Chat.Protocol.Machines;

namespace Fsm.Chat.Protocol.Diagrams;

/// <summary>The pictures and tables of all machines, drawn from the rules that run. The same rules give the same bytes.</summary>
public static class DiagramBook
{
    /// <summary>Four files a machine: for Graphviz in full and as an overview, Mermaid, and a Markdown table.</summary>
    public static IEnumerable<DiagramFile> Of(RuleSet rules)
    {
        foreach (var chart in Charts(rules))
        {
            var name = chart.Name.ToLowerInvariant();
            yield return new($"{name}.dot", DotWriter.Write(chart));
            yield return new($"{name}.overview.dot", OverviewWriter.Write(chart));
            yield return new($"{name}.mmd", MermaidWriter.Write(chart));
            yield return new($"{name}.md", TableWriter.Write(chart));
        }
    }

    /// <summary>The facts that the files are written from, the server's machines first.</summary>
    public static IEnumerable<Chart> Charts(RuleSet rules) =>
    [
        Chart.Of(rules.Server, "The server as a whole: whether it listens, whether an accepted message still awaits its verdict, and the order in which it stops."),
        Chart.Of(rules.Link, "One TCP connection, the same on both sides: whether the peer is there, whether it is a file link, and how the connection ends."),
        Chart.Of(rules.Session, "The server's view of one user, from the granted connect to the end."),
        Chart.Of(rules.Group, "One group on the server: it is never without an owner, and ends with its last member."),
        Chart.Of(rules.Invitation, "One invitation of one person into one group, on the server."),
        Chart.Of(rules.Relay, "One transfer of a file as the server sees it: who has to say what, and when it is given up."),
        Chart.Of(rules.Account, "A name that belongs to somebody: nothing is said of it before it is on the disk."),
        Chart.Of(rules.Inbox, "What is kept for somebody, on its way to their client: pages from the disk until they have all, then each message as it comes."),
        Chart.Of(rules.Store, "The writing of what is kept: one batch at a time, and what becomes of one that may have been stored or not."),
        Chart.Of(rules.User, "The client's view of itself on one server: whether it is connected, and whether typed text has somewhere to go."),
        Chart.Of(rules.Conversation, "The client's conversation with one person or one group."),
        Chart.Of(rules.Delivery, "One message, at the client that sent it: it ends in exactly one verdict."),
        Chart.Of(rules.Input, "The lines of a client's standard input, typed or piped: when the next one is read, and what the end of input waits for."),
        Chart.Of(rules.Prompt, "Offers and invitations on the client's screen: whether something waits for the person's answer."),
        Chart.Of(rules.Leave, "The wish to leave a client: whether the person is asked first, because something is unfinished."),
        Chart.Of(rules.Keyboard, "What the terminal of a full-screen client sends: keys, text and pastes, in whatever pieces it comes."),
        Chart.Of(rules.Typing, "The input line of a full-screen client: what the keys and pastes that come now are for."),
        Chart.Of(rules.Upload, "One transfer of a file at its sender: it completes only when the receiver has stored the file."),
        Chart.Of(rules.Download, "One transfer of a file at its receiver: the file has its name only when all of it is there and its hash is right."),
        Chart.Of(rules.Errand, "The one thing that a script has started a client for: what it waits for, and how it ends."),
    ];
}

/// <summary>One generated file.</summary>
/// <param name="Name">The file's name, such as <c>link.dot</c>.</param>
/// <param name="Content">Its text; lines end with a line feed on every system.</param>
public sealed record DiagramFile(string Name, string Content);
