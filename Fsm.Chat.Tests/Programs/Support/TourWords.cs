namespace Fsm.Chat.Tests.Programs.Support;

/// <summary>What the guided tour says where every run says something else: ports, folders, and how long there is to answer.</summary>
internal sealed partial class TourWords
{
    private const string Folder = "/home/you/fsmchat";

    private readonly Dictionary<string, string> _numbers = [];

    /// <summary>A number has a fixed one in the tour.</summary>
    public void Add(int real, int told) => _numbers[real.ToString(CultureInfo.InvariantCulture)] = told.ToString(CultureInfo.InvariantCulture);

    /// <summary>A line in the words of the tour.</summary>
    public string Of(ChildProcess program, string line) => Numbers().Replace(
        line.Replace(program.WorkingDirectory, Folder, StringComparison.Ordinal),
        number => _numbers.GetValueOrDefault(number.Value, number.Value));

    [GeneratedRegex(@"\b\d{2,}\b")]
    private static partial Regex Numbers();
}
