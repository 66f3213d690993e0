using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Fsm.Chat.Benchmarks.Load;

namespace Fsm.Chat.Benchmarks.Files;

/// <summary>The options of the run with files.</summary>
internal sealed class TransferOptions
{
    private const long Least = 1 << 20;

    private readonly Option<long> _file = new("--file")
    {
        Description = "Instead of messages, a file of SIZE (bytes, or with K, M, G; at least 1M) through the server, and through socat.",
        HelpName = "SIZE",
        CustomParser = ParseSize,
    };

    private readonly Option<int> _streams = new("--streams") { Description = "Transfers at once, each between two people of its own.", DefaultValueFactory = _ => 1 };
    private readonly Option<int> _buffer = new("--socat-buffer") { Description = "The bytes that socat moves at once; its own default is 8192.", DefaultValueFactory = _ => 8192 };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="others">Options that mean nothing with a file.</param>
    public void AddTo(Command command, params Option[] others)
    {
        LoadCommand.AtLeast(_streams, 1);
        LoadCommand.AtLeast(_buffer, 1);
        foreach (var option in new Option[] { _file, _streams, _buffer })
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            var file = result.GetResult(_file) is not null;
            foreach (var option in file ? others : [_streams, _buffer])
            {
                if (result.GetResult(option) is { Implicit: false })
                    result.AddError(file ? $"{option.Name} does not go with --file." : $"{option.Name} needs --file.");
            }
        });
    }

    /// <summary>Whether a file is to be sent.</summary>
    public bool IsGiven(ParseResult parsed) => parsed.GetResult(_file) is not null;

    /// <summary>Bytes of the file.</summary>
    public long Length(ParseResult parsed) => parsed.GetValue(_file);

    /// <summary>Transfers at once.</summary>
    public int Streams(ParseResult parsed) => parsed.GetValue(_streams);

    /// <summary>Bytes that socat moves at once.</summary>
    public int SocatBuffer(ParseResult parsed) => parsed.GetValue(_buffer);

    private static long ParseSize(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        var shift = 10 * (1 + "KMG".IndexOf(char.ToUpperInvariant(text.LastOrDefault()), StringComparison.Ordinal));
        if (long.TryParse(shift == 0 ? text : text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size <= long.MaxValue >> shift && size << shift >= Least)
            return size << shift;
        argument.AddError($"'{text}' is not a size of at least 1M, such as 256M or 1G.");
        return 0;
    }
}
