namespace Course.Notebooks.Tests.Formatting;

/// <summary>Lists, tables, grids and dictionaries.</summary>
public sealed class SequenceTests
{
    [Fact]
    public void Numbers_stand_in_one_line()
    {
        Assert.Equal("[ 1, 2, 3 ]", Rendered.Plain(new[] { 1, 2, 3 }));
        Assert.Equal("[ Ada, <null> ]", Rendered.Plain(new[] { "Ada", null }));
        Assert.Equal("[  ]", Rendered.Plain(Array.Empty<int>()));
        Assert.Equal(["text/plain"], Rendered.MimeTypes(new[] { 1, 2, 3 }));
    }

    [Fact]
    public void A_long_sequence_says_how_many_it_leaves_out()
    {
        Assert.EndsWith("19 ... (80 more) ]", Rendered.Plain(Enumerable.Range(0, 100).ToList()), StringComparison.Ordinal);
        Assert.EndsWith("19 ... (80 more) ]", Rendered.Plain(new HashSet<int>(Enumerable.Range(0, 100))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sequence_without_an_end_is_shown_as_far_as_its_first_items()
    {
        static IEnumerable<int> Endless()
        {
            for (var i = 0; ; i++)
                yield return i;
        }

        Assert.EndsWith("19 ... (more) ]", Rendered.Plain(Endless()), StringComparison.Ordinal);
        Assert.Contains("… more rows", Rendered.Html(Endless().Select(i => new { Number = i })), StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_without_a_type_of_their_own_have_a_column_for_each_key()
    {
        dynamic first = new System.Dynamic.ExpandoObject(), second = new System.Dynamic.ExpandoObject();
        (first.Name, first.Age) = ("Ada", 36);
        (second.Name, second.Town) = ("Bo", "Ulm");

        Assert.Equal("   Name     Age  Town\n0  Ada       36  <null>\n1  Bo    <null>  Ulm", Rendered.Plain(new List<dynamic> { first, second }));
        Assert.Equal("   a\n0  1\n1  2", Rendered.Plain(new Dictionary<string, object>[] { new() { ["a"] = 1 }, new() { ["a"] = 2 } }));
    }

    [Fact]
    public void Chinese_characters_take_two_columns() =>
        Assert.Equal("   Text  Length\n0  中文       2\n1  ab         2", Rendered.Plain(new[] { "中文", "ab" }.Select(text => new { Text = text, text.Length })));

    [Fact]
    public void A_sequence_that_has_to_be_waited_for_says_how()
    {
        static async IAsyncEnumerable<int> Later()
        {
            await Task.Yield();
            yield return 1;
        }

        Assert.Equal("IAsyncEnumerable<int>: go through it with await foreach", Rendered.Plain(Later()));
    }

    [Fact]
    public void Groups_stand_beside_their_keys()
    {
        string[] words = ["one", "two", "three"];

        Assert.Equal("key  value\n3    [ one, two ]\n5    [ three ]", Rendered.Plain(words.GroupBy(word => word.Length)));
        Assert.Equal(Rendered.Plain(words.GroupBy(word => word.Length)), Rendered.Plain(words.ToLookup(word => word.Length)));
    }

    [Fact]
    public void An_array_of_several_dimensions_has_brackets_for_each()
    {
        int[,,] block = { { { 1, 2 }, { 3, 4 } } };
        int[,] grid = { { 1, 2 }, { 3, 4 } };

        Assert.Equal("(1×2×2)\n[ [ [ 1, 2 ], [ 3, 4 ] ] ]", Rendered.Plain(block));
        Assert.EndsWith(", 0 ... (10 more) ] ] ]", Rendered.Plain(new int[1, 1, 30]), StringComparison.Ordinal);
        Assert.Equal("{ Weights = [ [ 1, 2 ], [ 3, 4 ] ] }", Rendered.Plain(new { Weights = grid }));
    }

    [Fact]
    public void Objects_are_a_table_with_a_column_for_each_property()
    {
        var people = new[] { new Person("Ada", 36), new Person("Grace & Co", 85) };

        Assert.Equal(
            """
               Name        Age
            0  Ada          36
            1  Grace & Co   85
            """, Rendered.Plain(people));
        var html = Rendered.Html(people);
        Assert.Contains("<th scope=\"col\" style=\"text-align:left\">Name</th>", html, StringComparison.Ordinal);
        Assert.Contains("<td style=\"text-align:right\">85</td>", html, StringComparison.Ordinal);
        Assert.Contains("Grace &amp; Co", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<style>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_table_says_how_many_rows_and_columns_it_leaves_out()
    {
        Assert.EndsWith("<p><i>… 30 more rows</i></p>", Rendered.Html(Enumerable.Range(0, 50).Select(i => new Person($"{i}", i)).ToArray()), StringComparison.Ordinal);
        Assert.EndsWith("… 30 more rows", Rendered.Plain(Enumerable.Range(0, 50).Select(i => new Person($"{i}", i)).ToArray()), StringComparison.Ordinal);
        Assert.Contains("… 5 more columns", Rendered.Html(new[] { (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30) }), StringComparison.Ordinal);
    }

    [Fact]
    public void Anonymous_objects_and_tuples_are_tables_too()
    {
        Assert.Contains("Total", Rendered.Html(new[] { new { Total = 1, Name = "a" } }), StringComparison.Ordinal);
        Assert.Contains("Item2", Rendered.Html(new[] { (1, "a"), (2, "b") }), StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_of_numbers_are_a_grid()
    {
        Assert.Equal(" 1  2\n30   ", Rendered.Plain(new[] { new[] { 1, 2 }, new[] { 30 } }) + "   ", ignoreLineEndingDifferences: true);
        Assert.StartsWith("(2×2)\n1  2\n3  4", Rendered.Plain(new[,] { { 1, 2 }, { 3, 4 } }), StringComparison.Ordinal);
        Assert.Contains("…", Rendered.Plain(new double[100, 100]), StringComparison.Ordinal);
    }

    [Fact]
    public void Items_of_several_kinds_name_their_types()
    {
        var html = Rendered.Html(new object?[] { 1, new Person("Ada", 36), null });
        Assert.Contains(">Person</td>", html, StringComparison.Ordinal);
        Assert.Contains("Ada", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dictionary_is_a_table_of_keys_and_values()
    {
        var ages = new Dictionary<string, int> { ["Ada"] = 36, ["Grace"] = 85 };
        Assert.Equal("key    value\nAda       36\nGrace     85", Rendered.Plain(ages));
        Assert.Equal("{ }", Rendered.Plain(new Dictionary<string, int>()));
        Assert.EndsWith("… 30 more entries", Rendered.Plain(Enumerable.Range(0, 50).ToDictionary(i => i)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sequence_that_fails_is_an_error_and_not_an_empty_list()
    {
        static IEnumerable<int> Failing()
        {
            yield return 1;
            throw new InvalidOperationException("no more");
        }

        Assert.Throws<InvalidOperationException>(() => Rendered.Plain(Failing()));
    }

    [Fact]
    public void A_lookup_shows_the_keys_of_its_groups()
    {
        var groups = new[] { "a", "bb", "cc" }.GroupBy(word => word.Length);
        Assert.Contains("bb", Rendered.Plain(groups), StringComparison.Ordinal);
    }

    internal sealed record Person(string Name, int Age);
}
