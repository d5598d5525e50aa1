using Course.Book.Links;
using Microsoft.Playwright;

namespace Course.Book.Tests.Reading;

/// <summary>A page of the book as somebody reads it, with all that went wrong.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly List<string> errors = [];
    private readonly List<string> requests = [];

    private OpenPage(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        page.Console += (_, message) => Note(message.Type == "error", message.Text);
        page.PageError += (_, error) => Note(true, error);
        context.Request += (_, request) =>
        {
            if (!request.Url.StartsWith("file:", StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal) && !request.Url.StartsWith("blob:", StringComparison.Ordinal)) requests.Add(request.Url);
        };
        context.RequestFailed += (_, request) => Note(!request.Url.StartsWith("blob:", StringComparison.Ordinal), $"{request.Url}: {request.Failure}");
    }

    public IPage Page { get; }

    /// <summary>Errors of scripts and files that could not be loaded.</summary>
    public IReadOnlyList<string> Errors => errors;

    /// <summary>What was asked of the network.</summary>
    public IReadOnlyList<string> Requests => requests;

    public static async Task<OpenPage> LoadAsync(IBrowserContext context, string file)
    {
        var page = new OpenPage(context, await context.NewPageAsync());
        await page.Page.GotoAsync(new Uri(Path.Combine(RealBook.Folder, PageAddress.Of(file))).AbsoluteUri);
        return page;
    }

    /// <summary>Reads the page to its end, so that every figure is drawn.</summary>
    public async Task ReadToTheEndAsync()
    {
        var figures = await Page.Locator(".stage > .drawing").AllAsync();
        foreach (var figure in figures)
        {
            await figure.ScrollIntoViewIfNeededAsync();
            await Assertions.Expect(figure).ToHaveAttributeAsync("data-drawn", "", new() { Timeout = 10_000 });
        }
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();

    private void Note(bool isError, string text)
    {
        if (isError) errors.Add(text);
    }
}
