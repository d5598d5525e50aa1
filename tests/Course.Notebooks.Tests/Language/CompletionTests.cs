using Course.Notebooks.Scripting;

namespace Course.Notebooks.Tests.Language;

/// <summary>What is offered while somebody types. The bar in the code stands for the cursor.</summary>
public sealed class CompletionTests(CompletionTests.SessionWithState shared) : IClassFixture<CompletionTests.SessionWithState>
{
    [Theory]
    [InlineData("answ|", "answer", "Field")]
    [InlineData("names.|", "Select", "ExtensionMethod")]
    [InlineData("names.|", "Add", "Method")]
    [InlineData("names[0].Len|", "Length", "Property")]
    [InlineData("new Poi|", "Point", "Class")]
    [InlineData("new Point { |", "X", "Property")]
    [InlineData("Math.Sq|", "Sqrt", "Method")]
    [InlineData("Sys|", "System", "Namespace")]
    [InlineData("forea|", "foreach", "Keyword")]
    [InlineData("disp|", "display", "Method")]
    [InlineData("DayOfWeek day = DayOfWeek.Fr|", "Friday", "EnumMember")]
    [InlineData("names.Where(name => name.|", "Length", "Property")]
    [InlineData("Stopw|", "Stopwatch", "Class")]
    [InlineData("int Twice(int number) => num|", "number", "Parameter")]
    [InlineData("foreach (var name in names)\n{\n    var shouted = name.ToUpper();\n    shou|\n}", "shouted", "Local")]
    [InlineData("Local|", "LocalFunction", "Method")]
    public async Task Names_of_the_session_and_of_the_framework_are_offered(string code, string expected, string kind)
    {
        var choices = (await CompleteAsync(code)).Choices;

        Assert.Contains(choices, choice => choice.InsertText == expected && choice.Kind == kind);
    }

    [Fact]
    public async Task Only_what_begins_like_the_typed_text_is_offered_and_the_span_is_that_text()
    {
        var list = await CompleteAsync("var x = 1;\nnames.fir|");

        Assert.Equal((17, 20), (list.Start, list.End));
        Assert.All(list.Choices, choice => Assert.StartsWith("fir", choice.InsertText, StringComparison.OrdinalIgnoreCase));
        Assert.Contains(list.Choices, choice => choice.InsertText == "FirstOrDefault");
    }

    [Theory]
    [InlineData("#!html\n<b|")]
    [InlineData("#!markdown\n# T\n|\n\n#!csharp\nnames")]
    public async Task Nothing_is_offered_in_another_language(string code) => Assert.Empty((await CompleteAsync(code)).Choices);

    [Fact]
    public async Task Letters_in_order_are_enough_where_nothing_begins_with_them() =>
        Assert.Contains((await CompleteAsync("names.FOD|")).Choices, choice => choice.InsertText == "FirstOrDefault");

    [Fact]
    public async Task A_generic_method_is_inserted_without_its_type_parameters() =>
        Assert.Contains((await CompleteAsync("names.OfT|")).Choices, choice => choice is { InsertText: "OfType", DisplayText: "OfType<>" });

    [Fact]
    public async Task The_cell_being_edited_may_hold_directives_and_other_languages()
    {
        var list = await CompleteAsync("#!time\n#r \"nuget: Nothing, 1.0.0\"\nansw|\n#!markdown\nThis is {no code");

        Assert.Contains(list.Choices, choice => choice.InsertText == "answer");
        Assert.Equal("#!time\n#r \"nuget: Nothing, 1.0.0\"\n".Length, list.Start);
    }

    [Fact]
    public async Task What_a_cell_declares_is_offered_at_once()
    {
        await using var session = new NotebookSession();
        Assert.DoesNotContain((await session.CompleteAsync("latec", 5)).Choices, choice => choice.InsertText == "latecomer");

        await session.RunCellAsync(new CellRequest("var latecomer = 1;"), new RecordedOutput());
        Assert.Contains((await session.CompleteAsync("latec", 5)).Choices, choice => choice.InsertText == "latecomer");

        await session.RunCellAsync(new CellRequest("var latecomer = \"now a text\";"), new RecordedOutput());
        Assert.Contains((await session.CompleteAsync("latecomer.Subs", 14)).Choices, choice => choice.InsertText == "Substring");
    }

    [Fact]
    public async Task A_library_referenced_by_an_earlier_cell_is_known()
    {
        await using var session = new NotebookSession(new() { BaseDirectory = AppContext.BaseDirectory });
        await session.RunCellAsync(new CellRequest("#r \"CsCheck.dll\"\nusing CsCheck;"), new RecordedOutput());

        Assert.Contains((await session.CompleteAsync("Gen.Dou", 7)).Choices, choice => choice.InsertText == "Double");
    }

    [Fact]
    public async Task A_position_outside_of_the_text_is_taken_to_be_at_its_end() =>
        Assert.Contains((await shared.Session.CompleteAsync("answ", 99)).Choices, choice => choice.InsertText == "answer");

    [Fact]
    public async Task Nothing_is_offered_inside_of_a_text_or_a_comment()
    {
        Assert.Empty((await CompleteAsync("var text = \"answ|\";")).Choices);
        Assert.Empty((await CompleteAsync("// answ|")).Choices);
    }

    [Fact]
    public async Task A_type_without_a_using_is_offered_last_with_its_namespace()
    {
        var choices = (await CompleteAsync("HttpCli|")).Choices;

        Assert.Equal(new CompletionChoice("System.Net.Http.HttpClient", "HttpClient (System.Net.Http)", "Class"), choices.Single(choice => choice.InsertText.EndsWith(".HttpClient", StringComparison.Ordinal)));
        Assert.DoesNotContain(choices, choice => choice.InsertText.Contains('\n', StringComparison.Ordinal));
    }

    [Fact]
    public async Task Snippets_that_need_an_editor_are_left_out() =>
        Assert.DoesNotContain((await CompleteAsync("answer.|")).Choices, choice => choice.Kind == "Snippet");

    private async Task<CompletionList> CompleteAsync(string codeWithCursor)
    {
        var position = codeWithCursor.IndexOf('|', StringComparison.Ordinal);
        return await shared.Session.CompleteAsync(codeWithCursor.Remove(position, 1), position);
    }

    /// <summary>A session that has run a few cells.</summary>
    public sealed class SessionWithState : IAsyncLifetime
    {
        internal NotebookSession Session { get; } = new();

        public async ValueTask InitializeAsync()
        {
            foreach (var cell in new[]
            {
                "var names = new List<string> { \"Ada\", \"Grace\" };",
                "using System.Diagnostics;",
                "int answer = 42; class Point { public double X { get; set; } public double Y; }",
                "names.Count",
                "int LocalFunction(int x) => x;",
            })
            {
                await Session.RunCellAsync(new CellRequest(cell), new RecordedOutput());
            }
        }

        public ValueTask DisposeAsync() => Session.DisposeAsync();
    }
}
