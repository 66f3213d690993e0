namespace Fsm.Chat.Tests.Support;

/// <summary>Codes as the arguments of tests, which can only be members of an enumeration.</summary>
internal static class Codes
{
    /// <summary>The code of a member of either book.</summary>
    public static Code Of(Enum member) => member is LocalCode own ? own : (StatusCode)member;

    public static Enum Member(this Code code) => code.Own == LocalCode.None ? code.Status : code.Own;
}
