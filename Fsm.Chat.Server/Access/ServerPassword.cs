using System.Security.Cryptography;
using System.Text;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Texts;
using Fsm.Chat.Server.Texts;

namespace Fsm.Chat.Server.Access;

/// <summary>The server's password. It is kept as a hash, so nothing that shows the options shows it.</summary>
public sealed class ServerPassword
{
    private const int MaxBytes = byte.MaxValue; // what its field in a connect request holds

    /// <summary>Bytes of the longest connect request with a password: name, token and password with their lengths.</summary>
    public const int LargestRequest = 1 + byte.MaxValue + 1 + Welcome.TokenSize + 1 + MaxBytes;

    private readonly byte[] _hash;

    private ServerPassword(ReadOnlySpan<byte> password) => _hash = SHA256.HashData(password);

    /// <summary>Takes a password.</summary>
    /// <exception cref="FormatException">It is empty, or longer than the protocol carries.</exception>
    public static ServerPassword Of(string password)
    {
        if (Encoding.UTF8.GetByteCount(password) is not (> 0 and <= MaxBytes))
            throw new FormatException(ServerTexts.NoPassword.With(MaxBytes));
        return Encryption.IsThere() ? new(Encoding.UTF8.GetBytes(password)) : throw new FormatException(ServerTexts.NoEncryption);
    }

    /// <summary>Takes the first line of a file.</summary>
    /// <exception cref="FormatException">It cannot be read, or that line is no password.</exception>
    public static ServerPassword FromFile(string file)
    {
        try
        {
            return Of(new StringReader(StartFile.ReadText(file)).ReadLine() ?? "");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new FormatException(ServerTexts.CannotBeRead.With(file, error.Message), error);
        }
    }

    /// <summary>Whether others on this machine can read a file.</summary>
    public static bool IsForOthers(string file) => !OperatingSystem.IsWindows() && File.Exists(file) && File.GetUnixFileMode(file).HasFlag(UnixFileMode.OtherRead);

    /// <summary>Whether this is it. How long that takes tells nothing about either.</summary>
    public bool Fits(ReadOnlySpan<byte> given) => CryptographicOperations.FixedTimeEquals(SHA256.HashData(given), _hash);
}
