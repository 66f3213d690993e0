using Fsm.Chat.Tests.Exploration.Modelling;
using Fsm.Chat.Tests.Exploration.Search;

namespace Fsm.Chat.Tests.Exploration.Spin;

/// <summary>
/// Writes a model for Spin. The machines are in it as tables: each cell as executing it came out. One process makes one move at a time, whole, so that Spin stores
/// exactly the worlds between moves, as the explorer does. What a move may send is asked for in its guard: a channel that is full would block in the middle of it.
/// Of what a move could do, only what the explorer has seen is written; that it does anything else is an error.
/// </summary>
internal sealed class PromelaWriter
{
    private const string Unseen = "the explorer has never come here";

    private readonly StringBuilder _text = new();

    /// <summary>Writes the model of an exploration that went through to its end.</summary>
    public static string Write(Findings findings)
    {
        var (writer, model) = (new PromelaWriter(), findings.Model);
        writer.WriteNames(model);
        writer.WriteWorld(model);
        writer.WriteMoves(findings);
        return writer._text.ToString();
    }

    private void WriteNames(Model model)
    {
        Add(0, $"/* {model.Name}: written from the executed tables of {string.Join(", ", model.Parts.Select(part => part.Machine).Distinct())}. */");
        Add(0, $"mtype = {{ {string.Join(", ", Enum.GetNames<Frame>())} }}");
        foreach (var names in model.Parts.DistinctBy(part => part.Machine).Select(part => part.State.Names))
        {
            foreach (var (value, name) in names.Index())
                Add(0, $"#define {name} {value}");
        }
    }

    private void WriteWorld(Model model)
    {
        foreach (var variable in model.Variables)
            Add(0, $"byte {variable.Name} = {variable.Names[variable.Initial]};");
        foreach (var channel in model.Channels)
            Add(0, $"chan {channel.Name} = [{channel.Capacity}] of {{ mtype }};");
        Add(0, "#define check() \\");
        foreach (var (property, holds) in model.Invariants)
            Add(1, $"assert({holds.Text}); /* {property} */ \\");
        Add(1, "skip");
    }

    // The label says that it is no mistake to stop here: where nothing can happen, everything rests.
    private void WriteMoves(Findings findings)
    {
        Add(0, "active proctype world() {");
        Add(0, "end: do");
        foreach (var (i, move) in findings.Model.Moves.Index())
        {
            Add(1, $"/* {move.Mover}: {move.Name} */");
            Add(1, $":: d_step {{ {move.Guard.Text} ->");
            if (findings.Paths[i] is { } paths)
                Write(Unfolding.Of(move, paths), 3);
            else
                Add(3, $"assert(false); /* {Unseen} */");
            Add(3, "check() }");
        }

        Add(1, "od");
        Add(0, "}");
    }

    private void Write(ImmutableArray<Unfolded> code, int depth)
    {
        foreach (var each in code)
        {
            if (each is Line line)
                Add(depth, Text(line.Statement));
            else if (each is Fork fork)
                Write(fork, depth);
        }
    }

    private void Write(Fork fork, int depth)
    {
        Add(depth, "if");
        foreach (var (condition, way) in fork.Ways)
        {
            Add(depth, $":: {condition.Text} ->");
            Write(way, depth + 1);
            Add(depth + 1, "skip");
        }

        // A way that the explorer has never taken would be a difference between the two.
        Add(depth, $":: else -> assert(false) /* {Unseen} */");
        Add(depth, "fi;");
    }

    private static string Text(Statement statement) => statement switch
    {
        Set set => $"{set.Variable.Name} = {set.Value.Text};",
        Send send => $"{send.Channel.Name}!{send.Frame};",
        Take take => $"{take.Channel.Name}?_;",
        Clear clear => $"do :: len({clear.Channel.Name}) > 0 -> {clear.Channel.Name}?_ :: len({clear.Channel.Name}) == 0 -> break od;",
        Demand demand => $"assert({demand.Condition.Text}); /* {demand.Property} */",
        _ => throw new ArgumentOutOfRangeException(nameof(statement), statement, null),
    };

    private void Add(int depth, string line) => _text.Append(' ', depth * 2).Append(CultureInfo.InvariantCulture, $"{line}\n");
}
