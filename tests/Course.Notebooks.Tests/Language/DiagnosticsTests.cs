namespace Course.Notebooks.Tests.Language;

/// <summary>The compiler's word on a cell that has not run.</summary>
public sealed class DiagnosticsTests
{
    [Fact]
    public async Task Errors_and_warnings_carry_place_code_and_hint()
    {
        await using var session = new NotebookSession();

        var diagnostics = await session.DiagnosticsAsync("#!time\nvar x = 1;\nint unused() { int y; return wrong; }");

        var error = Assert.Single(diagnostics, diagnostic => diagnostic.IsError);
        Assert.Equal(("CS0103", 3, 30, 5), (error.Code, error.Line, error.Column, error.Length));
        Assert.NotNull(error.Hint);
        Assert.Contains(diagnostics, diagnostic => diagnostic is { Code: "CS0168", IsError: false });
    }

    [Fact]
    public async Task What_earlier_cells_declared_is_known_and_nothing_is_run()
    {
        await using var session = new NotebookSession();
        await session.RunCellAsync(new CellRequest("var runs = 0; int Run() => ++runs;"), new RecordedOutput());

        Assert.Empty(await session.DiagnosticsAsync("Run()"));
        var output = new RecordedOutput();
        await session.RunCellAsync(new CellRequest("runs"), output);
        Assert.Equal("0", output.ResultText);
    }

    [Fact]
    public async Task Text_in_other_languages_has_no_errors()
    {
        await using var session = new NotebookSession();
        Assert.Empty(await session.DiagnosticsAsync("#!markdown\nThis is { not C#"));
    }
}
