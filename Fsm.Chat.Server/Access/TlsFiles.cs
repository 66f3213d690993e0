namespace Fsm.Chat.Server.Access;

/// <summary>Where the server's certificate is.</summary>
/// <param name="Certificate">The certificate, and those that lead to its authority, in PEM; empty for a self-signed one in the data folder.</param>
/// <param name="Key">The certificate's key in PEM; empty when the certificate's file holds it too.</param>
/// <param name="Data">The folder of what the server has to keep.</param>
public sealed record TlsFiles(string Certificate, string Key, string Data);
