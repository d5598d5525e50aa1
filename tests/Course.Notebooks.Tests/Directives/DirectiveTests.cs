namespace Course.Notebooks.Tests.Directives;

/// <summary>Each directive, as a cell uses it.</summary>
public sealed class DirectiveTests : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("directives").FullName;
    private readonly NotebookSession session;
    private readonly RecordedOutput output = new() { Answer = (question, password) => $"{question}{(password ? " secret" : "")}" };

    public DirectiveTests() => session = new NotebookSession(new() { BaseDirectory = folder });

    public async ValueTask DisposeAsync()
    {
        await session.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Time_shows_how_long_the_cell_took()
    {
        await RunAsync("#!time\n1 + 1");
        Assert.Matches(@"^display: Wall time: \d+\.\d ms$", output.Events[0]);
        Assert.Equal("2", output.ResultText);
    }

    [Fact]
    public async Task A_quoted_text_can_hold_quotation_marks()
    {
        await RunAsync("""
            #!set --name text --value "{\"a\": \"b c\"}"
            text
            """);
        Assert.Equal("""{"a": "b c"}""", output.ResultText);
    }

    [Theory]
    [InlineData("#r \"\"", "Expected #r \"path/to/library.dll\" or ")]
    [InlineData("#r \"CsvHelper\"", " A package is loaded with #r \"nuget: CsvHelper\"")]
    [InlineData("#r \"CsvHelper.dll\"", " Has it been built? ")]
    public async Task A_reference_that_leads_nowhere_says_how_it_is_written(string cell, string advice) =>
        Assert.Contains(advice, (await session.RunCellAsync(new CellRequest(cell), output)).Error!.Message, StringComparison.Ordinal);

    [Fact]
    public async Task Who_and_whos_list_the_variables()
    {
        await RunAsync("#!who");
        await RunAsync("var x = 1; var names = new List<string> { \"Ada\" };");
        await RunAsync("#!who");
        await RunAsync("#!whos");
        Assert.Equal(["display: There are no variables yet.", "display: x\nnames", "display: Variable  Type          Value\nx         int           1\nnames     List<string>  [ Ada ]"], output.Events);
    }

    [Fact]
    public async Task Lsmagic_lists_all_directives_with_a_line_each_and_help_explains_one()
    {
        await RunAsync("#!lsmagic");
        foreach (var name in new[] { "#!about", "#!csharp", "#!html", "#!import", "#!javascript", "#!lsmagic", "#!markdown", "#!mermaid", "#!set", "#!share", "#!time", "#!value", "#!who", "#!whos", "#i", "#load", "#r" })
            Assert.Matches($@"(?m)^(display: )?{name} +\w", output.Events[0]);
        await RunAsync("#!share --help");
        Assert.Contains("#!share variable --from csharp [--as name]", output.Events[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task About_names_the_engine_and_the_runtime()
    {
        await RunAsync("#!about");
        Assert.Contains(".NET 10", output.Events[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#!markdown\n# Title", "text/markdown", "# Title")]
    [InlineData("#!html\n<b>x</b>", "text/html", "<b>x</b>")]
    [InlineData("#!javascript\nalert(1)", "text/html", "<script type=\"text/javascript\">alert(1)</script>")]
    [InlineData("#!js\nalert(1)", "text/html", "<script type=\"text/javascript\">alert(1)</script>")]
    [InlineData("#!mermaid\ngraph TD", "text/vnd.mermaid", "graph TD")]
    public async Task Other_languages_are_shown(string cell, string mimeType, string expected)
    {
        await RunAsync(cell);
        Assert.True(Assert.Single(output.Bundles).TryGetText(mimeType, out var text));
        Assert.Equal(expected, text);
    }

    [Theory]
    [InlineData("markdown", "text/markdown")]
    [InlineData("html", "text/html")]
    [InlineData("mermaid", "text/vnd.mermaid")]
    public async Task A_cell_whose_metadata_name_a_language_is_shown_in_it(string language, string mimeType)
    {
        await session.RunCellAsync(new CellRequest("text") { Language = language }, output);
        Assert.True(Assert.Single(output.Bundles).TryGetText(mimeType, out _));
    }

    [Fact]
    public async Task A_cell_may_change_its_language()
    {
        await RunAsync("var before = 1;\n#!markdown\n# Title\n#!c#\nbefore + 1");
        Assert.Equal(["display: # Title", "result: 2"], output.Events);
    }

    [Theory]
    [InlineData("fsharp")]
    [InlineData("pwsh")]
    public async Task A_language_that_does_not_run_here_is_named(string language)
    {
        var result = await session.RunCellAsync(new CellRequest("let x = 1") { Language = language }, output);
        Assert.Contains(language, result.Error!.Message, StringComparison.Ordinal);
        Assert.Contains("runs C#", (await ErrorAsync($"#!{language}\nlet x = 1")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Set_stores_a_text_another_variable_or_an_answer()
    {
        await RunAsync("var list = new List<int> { 1 };\n#!set --name text --value \"some words\"\n#!set --name copy --value @csharp:list\n#!set --name name --value @input:\"Who?\"\n#!set --name key --value @password:Key");
        await RunAsync("(text.Length, copy.Count, name, key)");
        Assert.Equal("( 10, 1, Who?, Key secret )", output.ResultText);
    }

    [Fact]
    public async Task Share_copies_a_variable()
    {
        await RunAsync("var x = 3;\n#!share x --from csharp --as y");
        await RunAsync("y + 1");
        Assert.Equal("4", output.ResultText);
        Assert.Contains("Did you mean x?", await ErrorAsync("#!share xx --from csharp"), StringComparison.Ordinal);
        Assert.Contains("no kernel fsharp", await ErrorAsync("#!share x --from fsharp"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Value_stores_the_rest_of_the_cell_a_file_or_json()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "data.txt"), "from a file");
        await RunAsync("#!value --name rest\nline { one\nline two");
        await RunAsync("#!value --name file --from-file data.txt\n#!value --name inline --from-value \"a b\"\n#!value --name json --mime-type application/json --from-value 3");
        await RunAsync("(rest, file, inline, json.GetInt32())");
        Assert.Equal("( line { one\nline two, from a file, a b, 3 )", output.ResultText);
        Assert.Contains("not JSON", await ErrorAsync("#!value --name j --mime-type application/json\n{"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reference_takes_a_library_by_its_path_with_or_without_quotes()
    {
        File.Copy(typeof(MathNet.Numerics.Constants).Assembly.Location, Path.Combine(folder, "MathNet.Numerics.dll"));
        await RunAsync("#r \"MathNet.Numerics.dll\" // for matrices");
        await RunAsync("#r System.Net.Http");
        await RunAsync("MathNet.Numerics.SpecialFunctions.Gamma(5.0)");
        Assert.StartsWith("24", output.ResultText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_library_that_is_not_there_or_is_none_is_named()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "text.dll"), "no library");
        Assert.Contains($"There is no file {Path.Combine(folder, "tex.dll")}", await ErrorAsync("#r \"tex.dll\""), StringComparison.Ordinal);
        Assert.Contains("Did you mean text.dll?", await ErrorAsync("#r \"tex.dll\""), StringComparison.Ordinal);
        Assert.Contains("is not a .NET library", await ErrorAsync("#r \"text.dll\""), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#!improt \"x.csx\"", "Did you mean #!import?")]
    [InlineData("#!tme", "Did you mean #!time?")]
    [InlineData("#!somethingelse", "There is no directive #!somethingelse. #!lsmagic lists them all.")]
    [InlineData("#!import", "Expected #!import \"file.ipynb\"")]
    [InlineData("#!share", "Expected #!share variable --from csharp [--as name]")]
    [InlineData("#!share x --form csharp", "#!share has no option --form.")]
    [InlineData("#!set --name x", "Expected #!set --name variable")]
    [InlineData("#!set --name 1x --value 2", "\"1x\" is not a name")]
    [InlineData("#!value", "Expected #!value --name variable")]
    [InlineData("#r", "Expected #r")]
    [InlineData("#r \"nuget:\"", "Expected the name of a package")]
    [InlineData("#i \"https://example.org\"", "Expected #i")]
    [InlineData("#!time now", "stands alone on its line")]
    [InlineData("#!markdown title", "stands alone on its line")]
    public async Task A_directive_that_is_wrong_says_what_is_right(string cell, string expected) =>
        Assert.Contains(expected, await ErrorAsync(cell), StringComparison.Ordinal);

    [Fact]
    public async Task An_error_names_the_line_of_the_directive()
    {
        var result = await session.RunCellAsync(new CellRequest("var x = 1;\n\n#!tme") { Number = 7 }, output);
        Assert.Equal(3, result.Error!.Line);
        Assert.StartsWith("Cell 7, line 3", result.Error.Traceback[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_of_texts_and_comments_that_look_like_directives_are_none()
    {
        await RunAsync("var text = @\"\n#!time\n#r nothing\";\n/*\n#!nothing\n*/\ntext.Length");
        Assert.Equal("18", output.ResultText);
    }

    [Fact]
    public async Task Values_between_the_pieces_of_a_cell_are_all_shown()
    {
        await RunAsync("1\n#!who\n2");
        Assert.Equal(["display: 1", "display: There are no variables yet.", "result: 2"], output.Events);
    }

    private async Task RunAsync(string cell)
    {
        var result = await session.RunCellAsync(new CellRequest(cell), output);
        Assert.Null(result.Error?.Message);
    }

    private async Task<string> ErrorAsync(string cell)
    {
        var result = await session.RunCellAsync(new CellRequest(cell), output);
        Assert.Equal(CellStatus.Error, result.Status);
        return result.Error!.Message;
    }
}
