using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Course.Exercises;
using Course.Tool.Exercises;
using Spectre.Console;

namespace Course.Tool.Commands;

/// <summary><c>course progress</c>: which exercises the learner has solved, from the learner's own file.</summary>
internal sealed class ProgressCommand : Command
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly Option<bool> json = new("--json") { Description = "Print it as JSON." };
    private readonly Option<bool> reset = new("--reset") { Description = "Start afresh; the old file is kept under another name." };
    private readonly Option<bool> yes = new("--yes", "-y") { Description = "With --reset: do not ask." };

    public ProgressCommand()
        : base("progress", "Show which exercises you have solved, or start afresh.")
    {
        foreach (Option option in new Option[] { json, reset, yes }) Options.Add(option);
        Validators.Add(line =>
        {
            if (line.GetValue(yes) && !line.GetValue(reset)) line.AddError("--yes answers the question that --reset asks: give both.");
            if (line.GetValue(json) && line.GetValue(reset)) line.AddError("--json shows your progress and --reset ends it: give one of them.");
        });
        SetAction(Run);
    }

    private int Run(ParseResult line)
    {
        if (ProgressFile.Default is not { } file)
        {
            Console.Error.WriteLine($"No progress is recorded: the environment variable {ProgressFile.EnvironmentVariable} is \"off\". Unset it to keep track of your exercises.");
            return ExitCode.Failure;
        }

        try
        {
            if (line.GetValue(reset)) return Reset(file, line.GetValue(yes));
            var entries = WithUntouched(file.Read());
            if (line.GetValue(json)) Console.WriteLine(ToJson(file, entries).ToJsonString(Indented));
            else Print(file, entries);
            return ExitCode.Success;
        }
        catch (ProgressFileException unusable)
        {
            Console.Error.WriteLine(unusable.Message);
            return ExitCode.Failure;
        }
    }

    private static int Reset(ProgressFile file, bool sure)
    {
        if (!File.Exists(file.Path))
        {
            Console.WriteLine("There is no progress yet, so nothing to start afresh from.");
            return ExitCode.Success;
        }

        if (!sure && Console.IsInputRedirected) throw new UsageException("--reset asks before it does anything, and nobody is there to answer. If you are sure: course progress --reset --yes");
        if (!sure && !AnsiConsole.Confirm("Start afresh? Your attempts are kept in a file beside the present one.", defaultValue: false)) return ExitCode.Success;
        Console.WriteLine($"Your progress starts afresh. What there was is kept in {file.Reset()}");
        return ExitCode.Success;
    }

    /// <summary>What is recorded, with the exercises of the chapters that have not been tried.</summary>
    private static List<ExerciseProgress> WithUntouched(IReadOnlyList<ExerciseProgress> recorded)
    {
        var all = recorded.ToDictionary(entry => entry.Id, StringComparer.Ordinal);
        foreach (var exercise in CourseFolder.Find() is { } course ? CourseChapter.All(course).SelectMany(chapter => chapter.Exercises) : [])
            all.TryAdd(exercise.Id, new ExerciseProgress(exercise.Id, exercise.Title, 0, null, null, null));
        return [.. all.Values.OrderBy(entry => Version.TryParse(entry.Id, out var number) ? number : new Version())];
    }

    private static void Print(ProgressFile file, List<ExerciseProgress> entries)
    {
        var console = Terminal.Open();
        var table = new Table().Border(TableBorder.Rounded)
            .AddColumn(new TableColumn("Chapter").RightAligned())
            .AddColumn("Exercise")
            .AddColumn(new TableColumn("Attempts").RightAligned())
            .AddColumn("Solved");
        string chapter = "";
        foreach (var entry in entries)
        {
            string own = entry.Id.Split('.')[0];
            table.AddRow(own == chapter ? "" : Markup.Escape(own), Markup.Escape($"{entry.Id} {entry.Title}"), entry.Attempts == 0 ? "" : $"{entry.Attempts}", State(entry));
            chapter = own;
        }

        console.Write(table);
        console.MarkupLine($"{entries.Count(entry => entry.IsSolved)} of {entries.Count} solved");
        console.Profile.Out.Writer.WriteLine(File.Exists(file.Path) ? $"Kept in {file.Path}" : $"Your first attempt will be kept in {file.Path}");
    }

    private static string State(ExerciseProgress entry) => entry switch
    {
        { Solved: { } time } => $"[green]✓[/] {time.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}",
        { Attempts: > 0 } => "[yellow]not yet[/]",
        _ => "",
    };

    private static JsonObject ToJson(ProgressFile file, List<ExerciseProgress> entries) => new()
    {
        ["file"] = file.Path,
        ["solved"] = entries.Count(entry => entry.IsSolved),
        ["exercises"] = new JsonArray([.. entries.Select(entry => new JsonObject
        {
            ["id"] = entry.Id,
            ["title"] = entry.Title,
            ["attempts"] = entry.Attempts,
            ["firstAttempt"] = entry.FirstAttempt,
            ["lastAttempt"] = entry.LastAttempt,
            ["solved"] = entry.Solved,
        })]),
    };
}
