using Course.Chapters.Tests.FrontEnds;
using Course.Notebooks.Browsing;

[assembly: AssemblyFixture(typeof(ChapterBrowser))]

namespace Course.Chapters.Tests.FrontEnds;

/// <summary>One browser without network for all tests that look at chapters.</summary>
public sealed class ChapterBrowser : IAsyncLifetime
{
    private HeadlessBrowser? browser;

    /// <summary>Starts the browser, if the machine has one.</summary>
    public async ValueTask InitializeAsync()
    {
        if (BrowserLocator.Find() is { } path) browser = await HeadlessBrowser.StartAsync(path);
    }

    /// <summary>Ends it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
    }

    /// <summary>Opens an empty page; skips the test where there is no browser.</summary>
    public async Task<BrowserPage> OpenAsync()
    {
        Assert.SkipUnless(browser is not null, BrowserLocator.NotFoundMessage);
        return await browser.OpenAsync(1000, 900, 1, TestContext.Current.CancellationToken);
    }
}
