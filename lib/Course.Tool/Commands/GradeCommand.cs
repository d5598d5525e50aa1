using System.CommandLine;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Course.Tool.Grading;
using Course.Tool.Running;
using Spectre.Console;

namespace Course.Tool.Commands;

/// <summary><c>course grade FOLDER</c>: grades learners' notebooks.</summary>
internal sealed class GradeCommand : Command
{
    private const int Megabyte = 1 << 20;

    // Below, the compiler and the figures' library do not fit beside the learner's data.
    private const int LeastMemory = 512;

    private readonly Argument<string> folder = new("folder")
    {
        Description = "The notebooks handed in: a file for each learner, or a subfolder for each with all of the learner's notebooks.",
    };

    private readonly Option<string?> output = new("--output", "-o")
    {
        Description = "Folder for grades.csv, report.html and the executed notebooks. Default: artifacts/grades.",
        HelpName = "DIR",
    };

    private readonly Option<double> timeout = Number("--timeout", "How long one notebook may take, from start to end.", "SECONDS", 180.0);
    private readonly Option<int> memory = Number("--memory", $"How much memory the process of one notebook may hold; at least {LeastMemory}.", "MB", 2048);
    private readonly Option<int> disk = Number("--disk", "How much disk one notebook may fill.", "MB", 200);
    private readonly Option<int> jobs = Number("--jobs", "How many notebooks run at a time. Default: as many as the machine has cores, at most 4.", "N", Math.Min(Environment.ProcessorCount, 4));

    public GradeCommand()
        : base("grade", "Grade a folder of learners' notebooks, each in a process of its own with limits.")
    {
        jobs.Aliases.Add("-j");
        Arguments.Add(folder);
        foreach (Option option in new Option[] { output, timeout, memory, disk, jobs }) Options.Add(option);
        timeout.Validators.Add(result =>
        {
            if (!(result.GetValueOrDefault<double>() > 0)) result.AddError("--timeout takes a number of seconds above 0.");
        });
        memory.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < LeastMemory) result.AddError($"--memory takes a whole number of megabytes, {LeastMemory} or more.");
        });
        foreach (var option in new[] { disk, jobs })
        {
            option.Validators.Add(result =>
            {
                if (result.GetValueOrDefault<int>() < 1) result.AddError($"{option.Name} takes a whole number, 1 or more.");
            });
        }

        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult line)
    {
        string course = CourseFolder.Require();
        var submissions = Submission.In(line.GetRequiredValue(folder));
        var options = new GradingOptions(
            course,
            Path.GetFullPath(line.GetValue(output) ?? Path.Combine(course, "artifacts", "grades")),
            TimeSpan.FromSeconds(Math.Min(line.GetValue(timeout), TimeSpan.FromDays(1).TotalSeconds)),
            (long)line.GetValue(memory) * Megabyte,
            (long)line.GetValue(disk) * Megabyte,
            line.GetValue(jobs));
        return await RunAsync(submissions, options).ConfigureAwait(false);
    }

    private static async Task<int> RunAsync(IReadOnlyList<Submission> submissions, GradingOptions options)
    {
        var console = Terminal.Open();
        var display = RunDisplay.For(console, [.. submissions.Select(Grader.JobOf)], Describe);
        long started = Stopwatch.GetTimestamp();
        using var stop = new CancellationTokenSource();
        IReadOnlyList<GradedNotebook> graded;
        using (PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop))
        using (PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop))
        {
            graded = await new Grader(options, display).GradeAsync(submissions, stop.Token).ConfigureAwait(false);
        }

        Directory.CreateDirectory(options.OutputFolder);
        string table = Path.Combine(options.OutputFolder, "grades.csv"), report = Path.Combine(options.OutputFolder, "report.html");
        GradeTable.Write(table, graded);
        GradeReport.Write(report, graded);
        Print(console, graded, Stopwatch.GetElapsedTime(started));
        foreach (string file in new[] { table, report }) console.Profile.Out.Writer.WriteLine(file);
        return stop.IsCancellationRequested ? ExitCode.Interrupted : ExitCode.Success;

        void Stop(PosixSignalContext signal)
        {
            // The first writes what was graded; the second ends the program at once.
            signal.Cancel = !stop.IsCancellationRequested;
            stop.Cancel();
        }
    }

    private static void Print(IAnsiConsole console, IReadOnlyList<GradedNotebook> graded, TimeSpan elapsed)
    {
        var table = new Table().Border(TableBorder.Rounded)
            .AddColumn("Learner")
            .AddColumn("Notebook")
            .AddColumn(new TableColumn("Marks").RightAligned())
            .AddColumn(new TableColumn("Of").RightAligned())
            .AddColumn("Run");
        foreach (var notebook in graded)
        {
            table.AddRow(
                Markup.Escape(notebook.Submission.Learner), Markup.Escape(notebook.Submission.Name), $"{notebook.Marks}", $"{notebook.Grades.Count}",
                notebook.Run.Status == JobStatus.Succeeded ? notebook.RunText : $"[red]{Markup.Escape(notebook.RunText)}[/]");
        }

        console.WriteLine();
        console.Write(table);
        console.MarkupLine($"{graded.Sum(notebook => notebook.Marks)} of {graded.Sum(notebook => notebook.Grades.Count)} marks in {elapsed.TotalSeconds:0.0} s");
    }

    // That a notebook ran says nothing about its answers.
    private static string Describe(JobOutcome run) => run.Status == JobStatus.Succeeded ? "ran to its end" : RunSummary.Describe(run);

    private static Option<T> Number<T>(string name, string description, string unit, T standard) =>
        new(name) { Description = description, HelpName = unit, DefaultValueFactory = _ => standard };
}
