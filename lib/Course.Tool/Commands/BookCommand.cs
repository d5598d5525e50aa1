using System.CommandLine;
using Course.Book;
using Course.Book.Rendering;
using Course.Notebooks.Browsing;
using Course.Tool.Running;

namespace Course.Tool.Commands;

/// <summary><c>course book</c>: the chapters as a static site that is read from disk, without network.</summary>
internal sealed class BookCommand : Command
{
    private readonly Option<string?> output = new("--output", "-o")
    {
        Description = "Folder for the book; a book that is there is replaced. Default: artifacts/book.",
        HelpName = "DIR",
    };

    private readonly Option<bool> noRun = new("--no-run")
    {
        Description = "Show the outputs that are saved in the notebooks. Default: run those that have changed since the last run.",
    };

    public BookCommand()
        : base("book", "Make a book of the chapters: pages for a browser that need no network. Needs Node.js.")
    {
        Options.Add(output);
        Options.Add(noRun);
        SetAction(async (line, cancellation) =>
        {
            try
            {
                return await MakeAsync(line.GetValue(output), line.GetValue(noRun), cancellation).ConfigureAwait(false);
            }
            catch (BookException exception)
            {
                await Console.Error.WriteLineAsync(exception.Message).ConfigureAwait(false);
                return ExitCode.Failure;
            }
        });
    }

    private static async Task<int> MakeAsync(string? folder, bool noRun, CancellationToken cancellation)
    {
        string course = CourseFolder.Require();
        var packages = await InstalledPackagesAsync(course, cancellation).ConfigureAwait(false);
        string executed = Path.Combine(course, "artifacts", "executed"), libraries = Path.Combine(course, "artifacts", "course");
        var jobs = NotebookList.Resolve([], executed);
        if (!noRun && await RunAsync(jobs, executed, new ExecutedCopy(libraries)).ConfigureAwait(false) is not ExitCode.Success and var failure) return failure;

        string? browser = BrowserLocator.Find();
        using var formulas = new KatexFormulas(packages);
        var diagrams = new MermaidDiagrams(packages, browser);
        await using var _ = diagrams.ConfigureAwait(false);
        var source = new BookSource(course, [.. jobs.Select(job => new ChapterSource(Below(course, job.Path), noRun ? job.Path : job.OutputPath))], Texts(course)) { LibraryFolders = [libraries] };
        var report = await new BookBuilder(packages, formulas, diagrams).BuildAsync(source, folder ?? Path.Combine(course, "artifacts", "book"), cancellation).ConfigureAwait(false);

        foreach (string warning in report.Warnings) Console.WriteLine($"Note: {warning}");
        if (browser is null && report.Warnings.Count > 0) Console.WriteLine(BrowserLocator.NotFoundMessage);
        Console.WriteLine($"The book has {report.Pages} pages, {report.Figures} figures and {report.Formulas} formulas. Open it: {report.IndexFile}");
        return ExitCode.Success;
    }

    private static async Task<NpmPackages> InstalledPackagesAsync(string course, CancellationToken cancellation)
    {
        var packages = new NpmPackages(Path.Combine(course, "lib", "Course.Book"));
        if (NpmPackages.Missing() is { } missing) throw new BookException(missing);
        if (packages.AreInstalled) return packages;
        Console.WriteLine("Installing what sets formulas and draws diagrams, with npm (once) ...");
        await packages.InstallAsync(cancellation).ConfigureAwait(false);
        return packages;
    }

    private static async Task<int> RunAsync(IReadOnlyList<NotebookJob> jobs, string folder, ExecutedCopy copies)
    {
        NotebookJob[] outdated = [.. jobs.Where(job => !copies.IsCurrent(job))];
        if (outdated.Length == 0) return ExitCode.Success;
        var options = new RunOptions { OutputFolder = folder, CellTimeout = TimeSpan.FromMinutes(10), Jobs = Math.Min(Environment.ProcessorCount, 4) };
        return await RunCommand.RunAsync(outdated, options, junitFile: null).ConfigureAwait(false);
    }

    private static string[] Texts(string course)
    {
        string docs = Path.Combine(course, "docs");
        return Directory.Exists(docs) ? [.. Directory.EnumerateFiles(docs, "*.md").Order(StringComparer.Ordinal).Select(file => Below(course, file))] : [];
    }

    private static string Below(string course, string file) => Path.GetRelativePath(course, file).Replace('\\', '/');
}
