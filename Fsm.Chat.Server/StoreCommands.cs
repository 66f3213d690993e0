using System.CommandLine;
using Fsm.Chat.Protocol.Texts;
using Fsm.Chat.Server.Keeping;
using Fsm.Chat.Server.Keeping.Sqlite;
using Fsm.Chat.Server.Texts;
using Microsoft.Data.Sqlite;

namespace Fsm.Chat.Server;

/// <summary>What can be done with a store while no server, or another one, has it open.</summary>
internal static class StoreCommands
{
    // What was asked for has an answer, and it is not a good one.
    private const int Failed = 1;

    public static IEnumerable<Command> Create()
    {
        var store = new Command("store", ServerTexts.StoreDescription);
        store.Subcommands.Add(CreateCheck());
        store.Subcommands.Add(CreateCopy());
        return [store, CreateBackup()];
    }

    private static Command CreateCheck()
    {
        var folder = new Argument<string>("FOLDER") { Description = ServerTexts.StoreFolderArgument };
        var command = new Command("check", ServerTexts.StoreCheckDescription) { folder };
        command.SetAction(result => Run(() => Check(result.GetRequiredValue(folder))));
        return command;
    }

    private static Command CreateCopy()
    {
        var from = new Option<string>("--from") { Description = ServerTexts.StoreCopyFrom, HelpName = "FOLDER", Required = true };
        var to = new Option<string>("--to") { Description = ServerTexts.StoreCopyTo, HelpName = "FOLDER", Required = true };
        var command = new Command("copy", ServerTexts.StoreCopyDescription) { from, to };
        command.SetAction(result => Run(() => Say(StoreCopy.Copy(result.GetRequiredValue(from), result.GetRequiredValue(to), TimeProvider.System.GetUtcNow()))));
        return command;
    }

    private static Command CreateBackup()
    {
        var file = new Argument<string>("FILE") { Description = ServerTexts.BackupFileArgument };
        var store = new Option<string>("--store") { Description = ServerTexts.StoreFolderArgument, HelpName = "FOLDER", Required = true };
        var command = new Command("backup", ServerTexts.BackupDescription) { file, store };
        command.SetAction(result => Run(() => Say(StoreCopy.Backup(result.GetRequiredValue(store), result.GetRequiredValue(file)))));
        return command;
    }

    private static int Check(string folder)
    {
        using var connection = StoreFile.OpenToLook(folder);
        var found = StoreFile.Damages(connection).Concat(StoreCheck.Find(connection)).ToList();
        foreach (var line in found)
            Console.Error.WriteLine(line);
        return found.Count > 0 ? Failed : Say(StoreCheck.Sum(connection));
    }

    private static int Say(string line)
    {
        Console.WriteLine(line);
        return 0;
    }

    private static int Run(Func<int> command)
    {
        try
        {
            return command();
        }
        catch (StoreUnusableException error)
        {
            Console.Error.WriteLine(error.Message);
            return CommandLine.Usage;
        }
        catch (Exception error) when (error is SqliteException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(ServerTexts.StoreCommandFailed.With(string.Join(' ', error.Message.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries))));
            return Failed;
        }
    }
}
