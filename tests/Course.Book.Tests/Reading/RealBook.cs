using Course.Book.Rendering;
using Course.Notebooks.Browsing;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Course.Book.Tests.Reading.RealBook))]

namespace Course.Book.Tests.Reading;

/// <summary>The book of the repository's chapters with their saved outputs, in a browser that has no network. Made once for all tests.</summary>
public sealed class RealBook : IAsyncLifetime
{
    private static readonly string[] Flags =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"];

    private IPlaywright? playwright;
    private IBrowser? browser;
    private string? missing;

    public static string Repository { get; } = FindRepository();

    /// <summary>Where the book is.</summary>
    public static string Folder { get; } = Path.Combine(Repository, "artifacts", "book-tests");

    /// <summary>The chapters and the texts, as paths below the repository.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. Below("notebooks", "*.ipynb"), .. Below("docs", "*.md")];

    /// <summary>What was made.</summary>
    public BookReport? Report { get; private set; }

    public async ValueTask InitializeAsync()
    {
        var packages = new NpmPackages(Path.Combine(Repository, "lib", "Course.Book"));
        missing = NpmPackages.Missing()
            ?? (packages.AreInstalled ? null : $"The npm packages of the book are not installed: npm ci --prefix {packages.Folder}")
            ?? (BrowserLocator.Find() is null ? BrowserLocator.NotFoundMessage : null);
        if (missing is not null) return;

        using var formulas = new KatexFormulas(packages);
        await using var diagrams = new MermaidDiagrams(packages, BrowserLocator.Find());
        var source = new BookSource(Repository, [.. Below("notebooks", "*.ipynb").Select(path => new ChapterSource(path, Path.Combine(Repository, path)))], [.. Below("docs", "*.md")])
        {
            LibraryFolders = [Path.Combine(Repository, "artifacts", "course")],
        };
        Report = await new BookBuilder(packages, formulas, diagrams).BuildAsync(source, Folder, TestContext.Current.CancellationToken);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = BrowserLocator.Find(), Args = Flags });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }

    /// <summary>Skips the test where the book cannot be made.</summary>
    public void Require() => Assert.SkipWhen(missing is not null, missing ?? "");

    /// <summary>Opens a page of the book, in a browser that has just been installed.</summary>
    /// <param name="file">The file that it shows, below the repository.</param>
    /// <param name="width">Of the window.</param>
    /// <param name="scheme">The system's colours.</param>
    /// <param name="javaScript">Whether scripts run.</param>
    internal async Task<OpenPage> OpenAsync(string file, int width = 1280, ColorScheme scheme = ColorScheme.Light, bool javaScript = true)
    {
        Require();
        var context = await browser!.NewContextAsync(new() { Offline = true, ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce, JavaScriptEnabled = javaScript, ViewportSize = new() { Width = width, Height = 900 } });
        return await OpenPage.LoadAsync(context, file);
    }

    private static IEnumerable<string> Below(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Repository, folder), pattern).Order(StringComparer.Ordinal).Select(path => Path.GetRelativePath(Repository, path).Replace('\\', '/'));

    private static string FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Course.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException($"There is no Course.sln above {AppContext.BaseDirectory}; run the tests from a checkout of the course.");
    }
}
