namespace Course.Notebooks.Tests.Directives;

/// <summary><c>#!import</c> and <c>#load</c>.</summary>
public sealed class ImportTests : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("import").FullName;
    private readonly NotebookSession session;
    private readonly RecordedOutput output = new();

    public ImportTests() => session = new NotebookSession(new() { BaseDirectory = folder });

    public async ValueTask DisposeAsync()
    {
        await session.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task The_variables_and_usings_of_a_script_stay()
    {
        Write("setup.csx", "using System.Numerics;\nvar loaded = 1;");
        await RunAsync("#!import \"setup.csx\"\nnew Complex(loaded, 2).Real");
        Assert.Equal("1", output.ResultText);
    }

    [Fact]
    public async Task Load_runs_a_script_too()
    {
        Write("functions.cs", "static int Twice(int x) => 2 * x;");
        await RunAsync("#load \"functions.cs\"");
        await RunAsync("Twice(21)");
        Assert.Equal("42", output.ResultText);
        Assert.Contains("#load takes files that end in .csx, .cs", await ErrorAsync("#load \"other.ipynb\"", "other.ipynb"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notebook_is_imported_cell_by_cell_and_what_it_shows_is_shown()
    {
        Write("chapter.ipynb", """
            {"cells":[
              {"cell_type":"markdown","metadata":{},"source":"# Title","id":"a"},
              {"cell_type":"code","metadata":{},"source":"var x = 20;\nx","outputs":[],"execution_count":null,"id":"b"},
              {"cell_type":"code","metadata":{"polyglot_notebook":{"kernelName":"html"}},"source":"<b>x</b>","outputs":[],"execution_count":null,"id":"c"}],
             "metadata":{},"nbformat":4,"nbformat_minor":5}
            """);
        await RunAsync("#!import \"chapter.ipynb\"\nx + 1");
        Assert.Equal(["display: 20", "display: <b>x</b>", "result: 21"], output.Events);
    }

    [Fact]
    public async Task A_dib_file_is_imported()
    {
        Write("chapter.dib", "#!csharp\n\nvar fromDib = 7;\n\n#!markdown\n\n# Title\n");
        await RunAsync("#!import chapter.dib");
        await RunAsync("fromDib");
        Assert.Equal("7", output.ResultText);
    }

    [Fact]
    public async Task Paths_in_an_imported_file_start_at_its_own_folder()
    {
        Directory.CreateDirectory(Path.Combine(folder, "inner folder"));
        Write(Path.Combine("inner folder", "outer.csx"), "#!import \"inner.csx\"");
        Write(Path.Combine("inner folder", "inner.csx"), "var deep = 5;");
        await RunAsync("#!import inner folder/outer.csx\ndeep");
        Assert.Equal("5", output.ResultText);
    }

    [Fact]
    public async Task A_file_that_imports_itself_is_an_error_that_shows_the_circle()
    {
        Write("a.csx", "#!import \"b.csx\"");
        Write("b.csx", "#!import \"a.csx\"");
        Assert.Contains("a.csx → b.csx → a.csx", await ErrorAsync("#!import \"a.csx\""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_may_be_imported_twice()
    {
        Write("a.csx", "var a = 1;");
        await RunAsync("#!import \"a.csx\"\n#!import \"a.csx\"\na");
        Assert.Equal("1", output.ResultText);
    }

    [Fact]
    public async Task A_missing_file_says_where_it_was_looked_for()
    {
        Write("setup.csx", "");
        var message = await ErrorAsync("#!import \"setpu.csx\"");
        Assert.Contains(Path.Combine(folder, "setpu.csx"), message, StringComparison.Ordinal);
        Assert.Contains($"Relative paths start at {folder}", message, StringComparison.Ordinal);
        Assert.Contains("Did you mean setup.csx?", message, StringComparison.Ordinal);
        Assert.Contains("does not exist either", await ErrorAsync("#!import \"nowhere/setup.csx\""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_notebook_and_a_failing_script_say_so()
    {
        Assert.Contains("broken.ipynb", await ErrorAsync("#!import \"broken.ipynb\"", "broken.ipynb", "{"), StringComparison.Ordinal);
        Assert.Contains("no luck", await ErrorAsync("#!import \"failing.csx\"", "failing.csx", "throw new Exception(\"no luck\");"), StringComparison.Ordinal);
        Assert.Contains("notes.txt", await ErrorAsync("#!import \"notes.txt\"", "notes.txt"), StringComparison.Ordinal);
    }

    private void Write(string file, string content) => File.WriteAllText(Path.Combine(folder, file), content);

    private async Task RunAsync(string cell)
    {
        var result = await session.RunCellAsync(new CellRequest(cell), output);
        Assert.Null(result.Error?.Message);
    }

    private async Task<string> ErrorAsync(string cell, string? file = null, string content = "")
    {
        if (file is not null)
            Write(file, content);
        var result = await session.RunCellAsync(new CellRequest(cell), output);
        Assert.Equal(CellStatus.Error, result.Status);
        return result.Error!.Message;
    }
}
