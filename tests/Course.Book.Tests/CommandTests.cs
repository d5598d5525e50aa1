using System.Diagnostics;
using Course.Book.Rendering;
using Course.Book.Tests.Writing;
using Course.Notebooks.Documents;

namespace Course.Book.Tests;

/// <summary><c>course book</c> as a maintainer types it, in a course of one notebook.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly SmallBook course = new();

    [Fact]
    public async Task It_runs_what_has_changed_and_makes_the_book()
    {
        LinkPackages();
        course.Chapter("notebooks/1.ipynb", new NotebookCell(CellKind.Markdown, "# 1 · Sum"), new NotebookCell(CellKind.Code, "20 + 3"));

        var first = await RunAsync();
        var again = await RunAsync();
        course.Chapter("notebooks/1.ipynb", new NotebookCell(CellKind.Markdown, "# 1 · Sum"), new NotebookCell(CellKind.Code, "20 + 4"));
        var changed = await RunAsync();

        Assert.Equal((0, 0, 0), (first.Code, again.Code, changed.Code));
        Assert.Contains("1 of 1 passed", first.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("passed", again.Output, StringComparison.Ordinal);
        Assert.Contains("1 of 1 passed", changed.Output, StringComparison.Ordinal);
        Assert.Contains("The book has 2 pages", changed.Output, StringComparison.Ordinal);
        Assert.Contains("<pre class=\"result\">24</pre>", File.ReadAllText(Path.Combine(course.Root, "artifacts", "book", "notebooks", "1.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chapter_that_fails_stops_it_and_the_old_book_stays()
    {
        LinkPackages();
        course.File("artifacts/book/assets/search-index.js", "").File("artifacts/book/index.html", "old");
        course.Chapter("notebooks/1.ipynb", new NotebookCell(CellKind.Code, "throw new Exception(\"not today\");"));

        var (code, output, _) = await RunAsync();

        Assert.Equal(1, code);
        Assert.Contains("not today", output, StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(Path.Combine(course.Root, "artifacts", "book", "index.html")));
    }

    [Fact]
    public async Task Saved_outputs_are_shown_without_running()
    {
        LinkPackages();
        course.Chapter("notebooks/1.ipynb", SmallBook.CodeCell("20 + 3", SmallBook.Result(("text/plain", "saved"))));

        var (code, _, _) = await RunAsync("--no-run", "--output", Path.Combine(course.Root, "elsewhere"));

        Assert.Equal(0, code);
        Assert.Contains("<pre class=\"result\">saved</pre>", File.ReadAllText(Path.Combine(course.Root, "elsewhere", "notebooks", "1.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outside_a_checkout_it_says_what_is_missing()
    {
        Assert.SkipWhen(NpmPackages.Missing() is not null, NpmPackages.Missing() ?? "");
        course.Chapter("notebooks/1.ipynb", SmallBook.CodeCell("1"));

        var (code, _, errors) = await RunAsync();

        Assert.Equal(1, code);
        Assert.Contains("a book is made in a checkout of the course", errors, StringComparison.Ordinal);
    }

    public void Dispose() => course.Dispose();

    // The packages of the repository, at the place where the command looks for them.
    private void LinkPackages()
    {
        var packages = new NpmPackages(Path.Combine(Reading.RealBook.Repository, "lib", "Course.Book"));
        Assert.SkipWhen(NpmPackages.Missing() is not null, NpmPackages.Missing() ?? "");
        Assert.SkipUnless(packages.AreInstalled, $"The npm packages of the book are not installed: npm ci --prefix {packages.Folder}");
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows lets administrators only make symbolic links.");
        Directory.CreateDirectory(Path.Combine(course.Root, "lib"));
        Directory.CreateSymbolicLink(Path.Combine(course.Root, "lib", "Course.Book"), packages.Folder);
    }

    private async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Course.Tool.dll"), "book", .. arguments])
        {
            WorkingDirectory = course.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var cancellation = TestContext.Current.CancellationToken;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return (process.ExitCode, await output, await errors);
    }
}
