using System.Diagnostics;
using Course.Notebooks.Browsing;

namespace Course.Chapters.Tests.FrontEnds;

/// <summary>
/// A page with JupyterLab's output areas and renderers (npm's <c>@jupyterlab/outputarea</c> and <c>@jupyterlab/rendermime</c>), bundled once
/// and opened from disk. JupyterLab itself is a Python package and more than is needed to see what it makes of an output.
/// </summary>
public sealed class JupyterLabPage : IDisposable
{
    private static readonly string Sources = CourseRepository.PathOf("tests", "Course.Chapters.Tests");

    private readonly string folder = Directory.CreateTempSubdirectory("course-jupyterlab-").FullName;
    private Task? bundling;

    /// <summary>Shows a notebook's outputs; skips the test where the packages or Node.js are not installed.</summary>
    /// <param name="page">An empty page.</param>
    /// <param name="notebook">The path of the notebook.</param>
    /// <param name="trusted">Whether JupyterLab trusts it: a notebook that was run there, or that the user chose to trust.</param>
    public async Task ShowAsync(BrowserPage page, string notebook, bool trusted)
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(Sources, "node_modules", "@jupyterlab")), "JupyterLab's packages are not installed: npm ci --prefix tests/Course.Chapters.Tests");
        JupyterTools.Require("node");
        await (bundling ??= BundleAsync());
        await page.LoadAsync(Path.Combine(folder, "page.html"), TestContext.Current.CancellationToken);
        string json = await File.ReadAllTextAsync(notebook, TestContext.Current.CancellationToken);
        await page.EvaluateAsync($"show({json}, {(trusted ? "true" : "false")})", TestContext.Current.CancellationToken);
    }

    /// <summary>Deletes the page.</summary>
    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task BundleAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "page.html"), """<!DOCTYPE html><title>JupyterLab</title><link rel="stylesheet" href="page.css"><script src="page.js" defer></script>""");
        using var process = Process.Start(new ProcessStartInfo("node", [Path.Combine(Sources, "FrontEnds", "JupyterLab", "bundle.mjs"), folder]) { RedirectStandardError = true })!;
        string errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, errors);
    }
}
