using Fsm.Chat.Tests.Programs.Support;

namespace Fsm.Chat.Tests.Programs.ProvokedCodes;

internal static class Typing
{
    public static ClientProgram Types(this ClientProgram client, params string[] lines)
    {
        client.Type(lines);
        return client;
    }

    /// <summary>Waits for an event that has this value in a field.</summary>
    public static ClientProgram Sees(this ClientProgram client, string name, string field, string value)
    {
        Look.Await(client, name, field, value);
        return client;
    }

    public static ClientProgram Ends(this ClientProgram client)
    {
        client.EndInput();
        return client;
    }

    /// <summary>Offers a file.</summary>
    /// <returns>The number of the transfer.</returns>
    public static string Offers(this ClientProgram client, string path, string to)
    {
        client.Type($"file \"{path}\" {to}");
        return Look.Await(client, "transfer", "status", "offered").GetProperty("id").GetString()!;
    }

    /// <summary>Waits for the invitation to a group and answers it.</summary>
    public static RawClient Answers(this RawClient client, string group, GroupRequestKind answer)
    {
        client.Read(FrameAction.Group);
        client.SendGroup(answer, group).Read(FrameAction.Confirmation);
        return client;
    }

    public static string Letters(int count) => string.Concat(Enumerable.Repeat("x", count));

    public static string Word(int number) => number.ToString(CultureInfo.InvariantCulture);
}
