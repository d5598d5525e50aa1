using System.Text.Json;
using System.Text.RegularExpressions;
using Course.Notebooks.Browsing;
using Microsoft.Playwright;

namespace Course.Chapters.Tests.FrontEnds;

/// <summary>
/// One window of VS Code for the web without network, for all chapters. It has no kernel and no Jupyter extension: what is seen is what
/// VS Code's own renderers make of the outputs in the file.
/// </summary>
public sealed partial class VisualStudioCodeWindow : IAsyncDisposable
{
    // VS Code keeps what its parts need in storage of subdomains, which browsers count as a third party's.
    private const string AllowThirdPartyStorage = """{"profile":{"cookie_controls_mode":0,"block_third_party_cookies":false}}""";

    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost, EXCLUDE *.localhost", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
    ];

    private readonly string profile = Directory.CreateTempSubdirectory("course-vscode-").FullName;
    private readonly List<string> errors = [];
    private readonly List<string> requests = [];
    private VisualStudioCodeServer? server;
    private IPlaywright? playwright;
    private IBrowserContext? browser;

    /// <summary>Errors of scripts.</summary>
    public IReadOnlyList<string> Errors => errors;

    /// <summary>What was asked of other machines.</summary>
    public IReadOnlyList<string> Requests => requests;

    /// <summary>Shows a chapter and closes the one before it; skips the test where VS Code or a browser is not installed.</summary>
    /// <param name="run">The chapters, executed.</param>
    /// <param name="chapter">The chapter's path below the folders of chapters: <c>executed/NAME</c> or <c>saved/NAME</c>.</param>
    public async Task ShowAsync(ChapterRun run, string chapter)
    {
        Assert.SkipUnless(Directory.Exists(VisualStudioCodeServer.Program), "VS Code for the web is not installed: npm ci --prefix tests/Course.Chapters.Tests");
        JupyterTools.Require("node");
        Assert.SkipUnless(BrowserLocator.Find() is not null, BrowserLocator.NotFoundMessage);
        if (browser is null) await OpenAsync(run, chapter);
        else await ReplaceAsync(browser.Pages[0], chapter);
    }

    /// <summary>Asks every output area that is open for a list, and joins the lists.</summary>
    public async Task<IReadOnlyList<JsonElement>> AskOutputsAsync(string question)
    {
        var answers = new List<JsonElement>();
        foreach (IFrame frame in OutputAreas(browser!.Pages[0])) answers.AddRange((await frame.EvaluateAsync(question))!.Value.EnumerateArray());
        return answers;
    }

    /// <summary>Reads on: VS Code draws outputs that are not in view when it has the time, and those in view at once.</summary>
    public async Task TurnWheelAsync()
    {
        await browser!.Pages[0].Mouse.MoveAsync(760, 600);
        await browser.Pages[0].Mouse.WheelAsync(0, 800);
    }

    /// <summary>A picture of the window, when it is at rest.</summary>
    public async Task<byte[]> CaptureAsync()
    {
        await Task.Delay(3000);
        return await browser!.Pages[0].ScreenshotAsync();
    }

    /// <summary>Closes the window and ends the server.</summary>
    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        if (server is not null) await server.DisposeAsync();
        Directory.Delete(profile, recursive: true);
    }

    // The chapter before must have gone before its outputs can be taken for this one's.
    private static async Task ReplaceAsync(IPage page, string chapter)
    {
        await page.EvaluateAsync("() => globalThis.closeAll()");
        await Assertions.Expect(page.Locator("iframe.webview")).ToHaveCountAsync(0, new() { Timeout = 30_000 });
        await page.EvaluateAsync("path => globalThis.show(path)", chapter);
    }

    // A frame within a frame: the outer one is VS Code's, the inner one has the outputs.
    private static IEnumerable<IFrame> OutputAreas(IPage page) => page.Frames.Where(frame => frame.Url.Contains("/webview/browser/pre/fake.html", StringComparison.Ordinal));

    private async Task OpenAsync(ChapterRun run, string chapter)
    {
        server = await VisualStudioCodeServer.StartAsync(run.Folder);
        playwright = await Playwright.CreateAsync();
        string preferences = Path.Combine(Directory.CreateDirectory(Path.Combine(profile, "Default")).FullName, "Preferences");
        await File.WriteAllTextAsync(preferences, AllowThirdPartyStorage);
        browser = await playwright.Chromium.LaunchPersistentContextAsync(profile, new() { ExecutablePath = BrowserLocator.Find(), Args = Flags, ViewportSize = new() { Width = 1200, Height = 1000 } });
        IPage page = browser.Pages[0];
        browser.Request += (_, request) =>
        {
            if (!OfThisMachine().IsMatch(request.Url)) requests.Add(request.Url);
        };
        // VS Code looks for settings files whether they are there or not.
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)) errors.Add(message.Text);
        };
        page.PageError += (_, error) => errors.Add(error);

        await page.GotoAsync(server.WindowShowing(chapter));
        await page.GetByText("Don't ask me again").ClickAsync(new() { Timeout = 120_000 });
        await page.GetByRole(AriaRole.Button, new() { Name = "Open Notebook" }).ClickAsync();
    }

    [GeneratedRegex("^(data:|blob:|chrome-extension:|http://([^/]*[.])?localhost[:/])")]
    private static partial Regex OfThisMachine();
}
