using Microsoft.Playwright;

namespace Course.Jupyter.Tests;

/// <summary>A learner in the browser: opens a chapter in the classic Notebook and runs it to the end.</summary>
public sealed class ClassicNotebookTests(InstalledKernel kernel)
{
    private const int AtMost = 240_000;

    [Fact]
    public async Task A_chapter_runs_to_its_end_in_the_browser_with_its_figures_drawn()
    {
        var chromium = Browsers.FirstOrDefault(File.Exists);
        Assert.SkipUnless(chromium is not null, $"No Chromium was found ({string.Join(", ", Browsers)}).");
        await using var server = await NotebookServer.StartAsync(kernel);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        var page = await browser.NewPageAsync(new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = 1200, Height = 1600 } });

        await page.GotoAsync($"{server.Address}notebooks/notebooks/06-training.ipynb?token={server.Token}");
        await page.Locator(".kernel_idle_icon").WaitForAsync(new LocatorWaitForOptions { Timeout = AtMost });
        Assert.Equal(".NET (C#)", (await page.Locator(".kernel_indicator_name").TextContentAsync())!.Trim());

        // The outputs that the chapter was saved with must not be taken for new ones.
        await page.EvaluateAsync("Jupyter.notebook.clear_all_output()");
        Assert.Equal(0, await page.Locator(".output_area").CountAsync());
        await page.ClickAsync("#celllink");
        await page.ClickAsync("#run_all_cells");
        await page.WaitForFunctionAsync(AllCellsHaveRun, null, new PageWaitForFunctionOptions { Timeout = AtMost });

        Assert.Equal(0, await page.Locator(".output_error").CountAsync());
        await page.WaitForFunctionAsync(AllFiguresAreDrawn, null, new PageWaitForFunctionOptions { Timeout = AtMost });
        Assert.NotEqual(0, await page.Locator("[data-course-figure] .main-svg").CountAsync());
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Repository.Root, "artifacts", "jupyter", "classic-notebook.png") });
    }

    private static string[] Browsers { get; } =
    [
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "Google", "Chrome", "Application", "chrome.exe"),
    ];

    private const string AllCellsHaveRun = """
        () => Jupyter.notebook.get_cells().filter(cell => cell.cell_type === 'code' && cell.get_text().trim()).every(cell => Number.isInteger(cell.input_prompt_number))
          && !Jupyter.notebook.kernel_busy
        """;

    private const string AllFiguresAreDrawn = """
        () => [...document.querySelectorAll('[data-course-figure]')].every(figure => figure.querySelector('.main-svg'))
        """;
}
