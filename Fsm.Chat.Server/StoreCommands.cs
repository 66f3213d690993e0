using System.CommandLine;
using System.Data.Common;
using Fsm.Chat.Protocol.Texts;
using Fsm.Chat.Server.Keeping;
using Fsm.Chat.Server.Keeping.Postgres;
using Fsm.Chat.Server.Keeping.Sqlite;
using Fsm.Chat.Server.Keeping.Tables;
using Fsm.Chat.Server.Options;
using Fsm.Chat.Server.Texts;

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
        store.Subcommands.Add(CreateExport());
        return [store, CreateBackup()];
    }

    private static Command CreateCheck()
    {
        var folder = new Argument<string>("STORE") { Description = ServerTexts.StoreFolderArgument };
        var command = new Command("check", ServerTexts.StoreCheckDescription) { folder };
        command.SetAction(result => Run(() => Check(result.GetRequiredValue(folder))));
        return command;
    }

    private static Command CreateCopy()
    {
        var from = new Option<string>("--from") { Description = ServerTexts.StoreCopyFrom, HelpName = "STORE", Required = true };
        var to = new Option<string>("--to") { Description = ServerTexts.StoreCopyTo, HelpName = "STORE", Required = true };
        var command = new Command("copy", ServerTexts.StoreCopyDescription) { from, to };
        command.SetAction(result => Run(() => Say(Stores.Copy(result.GetRequiredValue(from), result.GetRequiredValue(to), TimeProvider.System.GetUtcNow()))));
        return command;
    }

    private static Command CreateExport()
    {
        var name = new Argument<string>("NAME") { Description = ServerTexts.StoreExportName };
        var store = new Option<string>("--store") { Description = ServerTexts.StoreFolderArgument, HelpName = "STORE", Required = true };
        var command = new Command("export", ServerTexts.StoreExportDescription) { name, store };
        command.SetAction(result => Run(() => Export(result.GetRequiredValue(store), result.GetRequiredValue(name))));
        return command;
    }

    private static Command CreateBackup()
    {
        var file = new Argument<string>("FILE") { Description = ServerTexts.BackupFileArgument };
        var store = new Option<string>("--store") { Description = ServerTexts.StoreFolderArgument, HelpName = "STORE", Required = true };
        var command = new Command("backup", ServerTexts.BackupDescription) { file, store };
        command.SetAction(result => Run(() => Say(Backup(result.GetRequiredValue(store), result.GetRequiredValue(file)))));
        return command;
    }

    private static int Check(string place)
    {
        if (Stores.Of(place) is StoreChoice.InDatabase database)
        {
            using var source = new PostgresSource(database.Address);
            return Report([.. StoreCheck.Find(source.Tables)], () => StoreCheck.Sum(source.Tables));
        }

        using var connection = StoreFile.OpenToLook($"{Stores.Of(place)}");
        return Report([.. StoreFile.Wrong(connection)], () => StoreCheck.Sum(new SqliteTables(connection)));
    }

    private static int Export(string place, string name)
    {
        using var output = new BufferedStream(Console.OpenStandardOutput());
        Stores.Export(place, name, output);
        return 0;
    }

    private static int Report(IReadOnlyCollection<string> found, Func<string> sum)
    {
        foreach (var line in found)
            Console.Error.WriteLine(line);
        return found.Count > 0 ? Failed : Say(sum());
    }

    private static string Backup(string place, string file) => Stores.Of(place) is StoreChoice.InDatabase database
        ? throw new StoreUnusableException(ServerTexts.BackupOfDatabase.With(database))
        : StoreBackup.Make($"{Stores.Of(place)}", file);

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
        catch (Exception error) when (error is DbException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(ServerTexts.StoreCommandFailed.With(string.Join(' ', error.Message.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries))));
            return Failed;
        }
    }
}
