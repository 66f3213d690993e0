using System.Text;

namespace Fsm.Chat.Server.Hub.Subjects;

/// <summary>Who somebody is, or was. Not the session: whoever is gone must not be kept because somebody has not heard of it yet.</summary>
internal sealed record Mentioned(byte[] NameUtf8, ushort Port) : IPerson
{
    /// <summary>Who a person is.</summary>
    public static Mentioned Of(IPerson person) => new(person.NameUtf8, person.Port);

    /// <summary>What stands for a person where there is to be one entry about each.</summary>
    public static (string Name, ushort Port) KeyOf(IPerson person) => (Encoding.UTF8.GetString(person.NameUtf8), person.Port);
}
