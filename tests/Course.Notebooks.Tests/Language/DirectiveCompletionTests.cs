using Course.Notebooks.Scripting;

namespace Course.Notebooks.Tests.Language;

/// <summary>What is offered in a directive's line.</summary>
public sealed class DirectiveCompletionTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("completion").FullName;

    public DirectiveCompletionTests()
    {
        Directory.CreateDirectory(Path.Combine(folder, "shared"));
        foreach (var file in new[] { "setup.csx", "chapter.ipynb", "notes.txt", "library.dll", "shared/helpers.cs" })
            File.WriteAllText(Path.Combine(folder, file), "");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_names_of_directives()
    {
        Assert.Contains("#!import", await TextsAsync("#!|"));
        Assert.Contains("#r", await TextsAsync("#|"));
        Assert.Equal(["#!who", "#!whos"], await TextsAsync("var x = 1;\n#!wh|"));
    }

    [Fact]
    public async Task The_whole_name_is_replaced()
    {
        var code = "#!whxyz";
        await using var session = new NotebookSession();
        var list = await session.CompleteAsync(code, 4);
        Assert.Equal((0, code.Length), (list.Start, list.End));
    }

    [Fact]
    public async Task Files_to_import()
    {
        Assert.Equal(["shared/", "chapter.ipynb", "setup.csx"], await TextsAsync("#!import \"|"));
        Assert.Equal(["setup.csx"], await TextsAsync("#!import \"se|\""));
        Assert.Equal(["shared/helpers.cs"], await TextsAsync("#!import \"shared/|"));
        Assert.Equal(["shared/", "setup.csx"], await TextsAsync("#load \"|"));
        Assert.Empty(await TextsAsync("#!import \"missing/|"));
    }

    [Fact]
    public async Task Libraries_and_packages_to_reference()
    {
        Assert.Equal(["nuget: ", "shared/", "library.dll"], await TextsAsync("#r \"|"));
        Assert.Contains("nuget: Microsoft.CodeAnalysis.CSharp", await TextsAsync("#r \"nuget: microsoft.codeanalysis.c|"));
        Assert.All(await TextsAsync("#r \"nuget: Microsoft.CodeAnalysis.CSharp, |"), text => Assert.StartsWith("nuget: Microsoft.CodeAnalysis.CSharp, ", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Options_and_the_variables_they_name()
    {
        Assert.Equal(["--from", "--as", "--mime-type"], (await TextsAsync("#!share x --|")));
        Assert.Contains("kept", await TextsAsync("#!share |", "var kept = 1;"));
        Assert.Equal(["csharp"], await TextsAsync("#!share kept --from |"));
    }

    [Fact]
    public async Task A_line_within_a_text_is_no_directive()
    {
        Assert.Empty(await TextsAsync("var text = @\"\n#!imp|\n\";"));
        Assert.Empty(await TextsAsync("/*\n#!imp|\n*/"));
    }

    [Fact]
    public async Task Hovering_over_a_directive_explains_it()
    {
        await using var session = new NotebookSession();
        var found = await session.InspectAsync("#!time\n1", 3);
        Assert.True(found!.TryGetText("text/markdown", out var markdown));
        Assert.Contains("how long", markdown, StringComparison.Ordinal);
    }

    private async Task<IEnumerable<string>> TextsAsync(string codeWithCursor, string? before = null)
    {
        await using var session = new NotebookSession(new() { BaseDirectory = folder });
        if (before is not null)
            await session.RunCellAsync(new CellRequest(before), new RecordedOutput());
        var position = codeWithCursor.IndexOf('|', StringComparison.Ordinal);
        CompletionList list = await session.CompleteAsync(codeWithCursor.Remove(position, 1), position);
        return list.Choices.Select(choice => choice.InsertText);
    }
}
