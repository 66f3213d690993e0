namespace Fsm.Chat.Protocol.Diagrams;

/// <summary>One generated file.</summary>
/// <param name="Name">The file's name, such as <c>link.dot</c>.</param>
/// <param name="Content">Its text; lines end with a line feed on every system.</param>
public sealed record DiagramFile(string Name, string Content);
