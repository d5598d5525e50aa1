using System.Text.RegularExpressions;
using Course.Notebooks;
using Course.Notebooks.Documents;

namespace Course.Chapters.Tests;

/// <summary>What chapter 7 quotes from the compiler: the one fault of the article's program (P4) that no cell can show, because it does not compile.</summary>
public sealed partial class QuotedErrorTests
{
    private const string Chapter = "07-the-articles-program.ipynb";
    private const string CellWithQuote = "program-backward";

    [Fact]
    public async Task The_compiler_says_of_the_articles_backward_pass_what_the_chapter_quotes()
    {
        var chapter = CourseRepository.Load(Chapter);
        string prose = chapter.Cells.Single(cell => cell.Id == CellWithQuote).Source;
        string quoted = Quote().Match(prose).Groups["error"].Value;
        await using var session = new NotebookSession(new NotebookSessionOptions { BaseDirectory = CourseRepository.PathOf("notebooks") });
        foreach (var cell in chapter.Cells.TakeWhile(cell => cell.Id != CellWithQuote).Where(cell => cell.Kind == CellKind.Code))
            Assert.Null((await RunAsync(session, cell.Source)).Error);

        // ColumnSums comes later in the chapter; with it A and Z are the only names that are missing.
        Assert.Null((await RunAsync(session, "Matrix ColumnSums(Matrix m) => m.ColumnSums().ToRowMatrix();")).Error);
        var result = await RunAsync(session, Fence().Match(prose).Groups["code"].Value);

        string[] errors = [.. result.Error!.Traceback.SelectMany(line => Diagnostic().Matches(line).Select(match => match.Value)).Distinct()];
        Assert.NotEmpty(quoted);
        Assert.Equal([quoted, quoted.Replace("'A'", "'Z'", StringComparison.Ordinal)], errors);
    }

    private static Task<CellResult> RunAsync(NotebookSession session, string code) =>
        session.RunCellAsync(new CellRequest(code), new IgnoredOutput(), TestContext.Current.CancellationToken);

    [GeneratedRegex("^> (?<error>error .+)$", RegexOptions.Multiline)]
    private static partial Regex Quote();

    [GeneratedRegex("```csharp\n(?<code>.+?)```", RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"error CS\d+: [^\r\n]+")]
    private static partial Regex Diagnostic();
}
