using System.Diagnostics;

namespace Course.Book.Tests.Reading;

/// <summary>The book by the standard of HTML.</summary>
public sealed class HtmlTests(RealBook book)
{
    [Fact]
    public async Task Every_page_is_valid_html()
    {
        book.Require();
        string folder = Path.Combine(RealBook.Repository, "tests", "Course.Book.Tests");
        string validator = Path.Combine(folder, "node_modules", "html-validate", "bin", "html-validate.mjs");
        Assert.SkipUnless(File.Exists(validator), "html-validate is not installed: npm ci --prefix tests/Course.Book.Tests");

        string pages = Path.Combine(RealBook.Folder, "**", "*.html").Replace('\\', '/');
        var start = new ProcessStartInfo("node", [validator, "--config", Path.Combine(folder, ".htmlvalidate.json"), "--formatter", "text", pages]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string found = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(process.ExitCode == 0, found + await errors);
    }
}
