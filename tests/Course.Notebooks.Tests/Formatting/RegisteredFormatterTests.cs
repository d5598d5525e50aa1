namespace Course.Notebooks.Tests.Formatting;

/// <summary>Formatters that notebooks register, and the rest of what notebooks written for .NET Interactive use to show values.</summary>
[Collection(nameof(RegisteringFormatters))]
public sealed class RegisteredFormatterTests : IAsyncDisposable
{
    private readonly NotebookSession session = new();
    private readonly RecordedOutput output = new();

    public async ValueTask DisposeAsync()
    {
        await session.DisposeAsync();
        RegisteringFormatters.Forget();
    }

    [Theory]
    [InlineData("Formatter.Register<T>(t => \"by function\", \"text/html\");", "text/html", "by function")]
    [InlineData("Formatter.Register<T>((t, writer) => writer.Write(\"by writer\"), \"text/html\");", "text/html", "by writer")]
    [InlineData("Formatter.Register(typeof(T), (t, writer) => writer.Write(\"by type\"), \"text/html\");", "text/html", "by type")]
    [InlineData("Formatter.Register(new HtmlFormatter<T>((t, context) => context.Writer.Write(\"by object\")));", "text/html", "by object")]
    [InlineData("Formatter.Register<T>(t => \"plain only\");", "text/plain", "plain only")]
    [InlineData("Formatter.Register<T>(t => \"{}\", \"application/vnd.own+json\"); Formatter.SetPreferredMimeTypesFor(typeof(T), \"application/vnd.own+json\");", "text/plain", null)]
    public async Task Each_way_to_register_one_is_honoured(string registration, string mimeType, string? expected)
    {
        var name = $"T{Guid.NewGuid():N}";
        await RunAsync($"class {name} {{ }}\n{registration.Replace("<T>", $"<{name}>", StringComparison.Ordinal).Replace("typeof(T)", $"typeof({name})", StringComparison.Ordinal)}");
        await RunAsync($"new {name}()");
        Assert.True(output.Bundles[^1].TryGetText(mimeType, out var text));
        if (expected is not null)
            Assert.Equal(expected, text);
        else
            Assert.Contains(output.Bundles[^1].Representations, representation => representation.Key == "application/vnd.own+json");
    }

    [Fact]
    public async Task Several_preferred_mime_types_are_all_given_in_their_order()
    {
        await RunAsync("""
            class Several { }
            Formatter.Register<Several>(s => "<b>s</b>", "text/html");
            Formatter.Register<Several>(s => "*s*", "text/markdown");
            Formatter.SetPreferredMimeTypesFor(typeof(Several), "text/markdown", "text/html");
            new Several()
            """);
        Assert.Equal(["text/markdown", "text/html", "text/plain"], output.Bundles[^1].Representations.Select(representation => representation.Key));
    }

    [Fact]
    public async Task A_registered_formatter_is_used_inside_of_tables()
    {
        await RunAsync("""
            public class Inside { }
            Formatter.Register<Inside>(s => "<b>inside</b>", "text/html");
            new[] { new { A = new Inside() } }
            """);
        Assert.True(output.Bundles[^1].TryGetText("text/html", out var html));
        Assert.Contains("<b>inside</b>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_representation_that_nobody_registered_is_the_engines_own()
    {
        await RunAsync("""
            record OnPage(int A);
            Formatter.Register<OnPage>(s => "<b>on the page</b>", "text/html");
            new OnPage(1)
            """);
        Assert.Equal("OnPage { A = 1 }", output.ResultText);
        await RunAsync("new[] { new OnPage(2) }");
        Assert.Equal("   value\n0  OnPage { A = 2 }", output.ResultText);
    }

    [Theory]
    [InlineData("text/markdown")]
    [InlineData("text/latex")]
    [InlineData("image/svg+xml")]
    public async Task A_text_is_displayed_as_the_markup_that_it_is_said_to_be(string mimeType)
    {
        await RunAsync($"display(\"markup\", \"{mimeType}\");");
        Assert.True(output.Bundles[^1].TryGetText(mimeType, out var text));
        Assert.Equal("markup", text);
    }

    [Fact]
    public async Task The_limit_of_lists_can_be_set()
    {
        await RunAsync("var before = Formatter.ListExpansionLimit; Formatter.ListExpansionLimit = 2; display(new[] { 1, 2, 3 }); Formatter.ListExpansionLimit = before;");
        Assert.Equal("display: [ 1, 2 ... (1 more) ]", output.Events[^1]);
    }

    [Fact]
    public async Task A_displayed_value_is_updated_in_place()
    {
        await RunAsync("var shown = display(\"before\"); shown.Update(new[] { 1, 2 });");
        Assert.Equal(["display: before", "update: [ 1, 2 ]"], output.Events);
    }

    [Fact]
    public async Task What_notebooks_write_compiles_and_shows()
    {
        await RunAsync("""
            using Microsoft.DotNet.Interactive;
            using Microsoft.DotNet.Interactive.Formatting;
            using static Microsoft.DotNet.Interactive.Formatting.PocketViewTags;
            display(HTML("<b>html</b>"));
            display(div[@class: "x"]("view", b("old")));
            "# title".DisplayAs("text/markdown");
            (1, 2).Display();
            display(3, "text/plain");
            new[] { new { A = 1 } }.DisplayTable();
            KernelInvocationContext.Current?.Display("context");
            Javascript("alert(1)");
            CSS("b { color: red }");
            display((LaTeXString)"$x$");
            """);
        Assert.Equal(10, output.Bundles.Count);
        Assert.True(output.Bundles[1].TryGetText("text/html", out var view));
        Assert.Equal("<div class=\"x\">view<b>old</b></div>", view);
        Assert.True(output.Bundles[2].TryGetText("text/markdown", out _));
        Assert.True(output.Bundles[9].TryGetText("text/latex", out _));
    }

    [Fact]
    public async Task Input_is_asked_from_the_front_end()
    {
        var asked = new RecordedOutput { Answer = (question, password) => $"{question}/{password}" };
        await session.RunCellAsync(new CellRequest("(await Kernel.GetInputAsync(\"Name?\"), (await Kernel.GetPasswordAsync(\"Key?\")).GetClearTextPassword(), await GetInputAsync(\"Key?\", \"password\"))"), asked);
        Assert.Equal("( Name?/False, Key?/True, Key?/True )", asked.ResultText);
    }

    [Fact]
    public async Task Outputs_can_be_cleared()
    {
        await RunAsync("display(1); ClearOutput(); display(2);");
        Assert.Equal(["display: 1", "clear", "display: 2"], output.Events);
    }

    private async Task RunAsync(string cell)
    {
        var result = await session.RunCellAsync(new CellRequest(cell), output);
        Assert.Null(result.Error is { } error ? string.Join('\n', error.Traceback) : null);
    }
}
