using System.CommandLine;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Course.Notebooks.Browsing;
using Course.Tool.Running;
using Spectre.Console;

namespace Course.Tool.Commands;

/// <summary><c>course run</c>: executes notebooks from top to bottom without a front end.</summary>
internal sealed class RunCommand : Command
{
    private readonly Argument<string[]> paths = new("notebooks")
    {
        Description = "Notebooks (.ipynb, .dib), or folders of them. Default: the chapters in notebooks/.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string?> output = new("--output", "-o")
    {
        Description = "Folder for the executed copies. Default: artifacts/executed.",
        HelpName = "DIR",
    };

    private readonly Option<bool> inPlace = new("--in-place")
    {
        Description = "Also save the outputs into each notebook that succeeds; one that fails is left as it is.",
    };

    private readonly Option<bool> staticImages = new("--static-images")
    {
        Description = "Add a picture of each figure, for readers where no script runs (GitHub, print). Needs Chromium, Chrome or Edge.",
    };

    private readonly Option<double> timeout = new("--timeout")
    {
        Description = "How long one cell may take; 0 for no limit.",
        HelpName = "SECONDS",
        DefaultValueFactory = _ => 600,
    };

    private readonly Option<int> jobs = new("--jobs", "-j")
    {
        Description = "How many notebooks run at a time. Default: as many as the machine has cores, at most 4.",
        HelpName = "N",
        DefaultValueFactory = _ => Math.Min(Environment.ProcessorCount, 4),
    };

    private readonly Option<string?> junit = new("--junit")
    {
        Description = "Write the results as JUnit XML.",
        HelpName = "FILE",
    };

    private readonly Option<string[]> parameters = new("--parameters", "-p")
    {
        Description = "Set a variable of the cell tagged 'parameters'; may be repeated.",
        HelpName = "NAME=VALUE",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<bool> solutions = new("--solutions")
    {
        Description = "Answer every exercise with its solution, which must pass the check. Default for --output: artifacts/solutions.",
    };

    public RunCommand()
        : base("run", "Run notebooks from top to bottom, each in a fresh session.")
    {
        Arguments.Add(paths);
        timeout.Validators.Add(result =>
        {
            if (!(result.GetValueOrDefault<double>() >= 0)) result.AddError("--timeout takes a number of seconds, 0 or more.");
        });
        jobs.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1) result.AddError("--jobs takes a whole number, 1 or more.");
        });
        foreach (Option option in new Option[] { output, inPlace, staticImages, timeout, jobs, junit, parameters, solutions }) Options.Add(option);
        Validators.Add(line =>
        {
            if (line.GetValue(solutions) && line.GetValue(inPlace)) line.AddError("--solutions with --in-place would put the solutions into the chapters: leave one of them out.");
        });
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult line)
    {
        bool answered = line.GetValue(solutions);
        string folder = line.GetValue(output) ?? Path.Combine(CourseFolder.Find() ?? Environment.CurrentDirectory, "artifacts", answered ? "solutions" : "executed");
        double seconds = line.GetValue(timeout);
        var options = new RunOptions
        {
            OutputFolder = Path.GetFullPath(folder),
            InPlace = line.GetValue(inPlace),
            Browser = line.GetValue(staticImages) ? BrowserLocator.Find() ?? throw new UsageException(BrowserLocator.NotFoundMessage) : null,
            CellTimeout = seconds > 0 ? TimeSpan.FromSeconds(Math.Min(seconds, TimeSpan.FromDays(20).TotalSeconds)) : null,
            Jobs = line.GetValue(jobs),
            Parameters = ParametersOf(line.GetValue(parameters) ?? []),
            Solutions = answered,
        };
        var notebooks = NotebookList.Resolve(line.GetValue(paths) ?? [], options.OutputFolder);
        return await RunAsync(notebooks, options, line.GetValue(junit)).ConfigureAwait(false);
    }

    /// <summary>Runs notebooks, shows how they get on, and sums up.</summary>
    internal static async Task<int> RunAsync(IReadOnlyList<NotebookJob> notebooks, RunOptions options, string? junitFile)
    {
        var console = Terminal.Open();
        var display = RunDisplay.For(console, notebooks, RunSummary.Describe);

        long started = Stopwatch.GetTimestamp();
        using var stop = new CancellationTokenSource();
        IReadOnlyList<JobOutcome> outcomes;
        using (PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop))
        using (PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop))
        {
            outcomes = await new NotebookBatch(options, display).RunAsync(notebooks, stop.Token).ConfigureAwait(false);
        }

        RunSummary.Print(console, outcomes, Stopwatch.GetElapsedTime(started));
        console.MarkupLineInterpolated($"Executed copies: {options.OutputFolder}");
        if (options.Solutions) PrintSolutions(console, outcomes);
        if (junitFile is not null) JUnitReport.Write(junitFile, outcomes);
        if (stop.IsCancellationRequested) return ExitCode.Interrupted;
        return outcomes.All(outcome => outcome.Status == JobStatus.Succeeded) ? ExitCode.Success : ExitCode.Failure;

        void Stop(PosixSignalContext signal)
        {
            // The first asks the notebooks to save and end; the second ends the program at once.
            signal.Cancel = !stop.IsCancellationRequested;
            stop.Cancel();
        }
    }

    private static void PrintSolutions(IAnsiConsole console, IReadOnlyList<JobOutcome> outcomes)
    {
        int all = outcomes.Sum(outcome => outcome.Exercises), passed = outcomes.Sum(outcome => outcome.ExercisesDone);
        console.MarkupLine($"[{(passed == all ? "green" : "red")}]{passed} of {all} exercises are solved by their solutions[/]");
    }

    private static Dictionary<string, string> ParametersOf(string[] assignments)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string assignment in assignments)
        {
            int equals = assignment.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0) throw new UsageException($"--parameters takes NAME=VALUE, for instance --parameters epochs=50, but got '{assignment}'.");
            values[assignment[..equals].Trim()] = assignment[(equals + 1)..];
        }

        return values;
    }
}
