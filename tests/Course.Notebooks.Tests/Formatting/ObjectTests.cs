using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive.Formatting;

namespace Course.Notebooks.Tests.Formatting;

/// <summary>Objects, whatever they do when they are looked at.</summary>
public sealed class ObjectTests
{
    [Fact]
    public void A_record_shows_its_members_and_what_is_in_them()
    {
        var route = new Route("home", [1, 2]);
        Assert.Equal("Route { Name = home, Stops = [ 1, 2 ] }", Rendered.Plain(route));
        Assert.Contains("<th scope=\"row\" style=\"text-align:left\">Name</th><td style=\"text-align:left\">home</td>", Rendered.Html(route), StringComparison.Ordinal);
        Assert.Equal("{ A = 1, B = t }", Rendered.Plain(new { A = 1, B = "t" }));
    }

    [Fact]
    public void A_tuple_of_plain_values_is_one_line()
    {
        Assert.Equal("( 1, x, ( 2, 3 ) )", Rendered.Plain((1, "x", (2, 3))));
        Assert.Equal(["text/plain"], Rendered.MimeTypes((0.5, 1.5)));
    }

    [Fact]
    public void A_class_without_a_text_of_its_own_shows_its_properties_and_fields() =>
        Assert.Equal("Plain\n  Count  3\n  Name   x", Rendered.Plain(new Plain()));

    [Fact]
    public void What_is_inside_of_an_object_is_folded()
    {
        var html = Rendered.Html(new { Inner = new Plain() });
        Assert.Contains("<details><summary><code>Plain</code></summary><table>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_getter_that_throws_is_shown_as_such()
    {
        var html = Rendered.Html(new Throwing());
        Assert.Contains("(InvalidOperationException: out of order)", html, StringComparison.Ordinal);
        Assert.Contains(">1<", html, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", html, StringComparison.Ordinal);
    }

    [Fact]
    public void An_object_that_contains_itself_has_an_end()
    {
        var node = new Node();
        node.Next = node;
        Assert.InRange(Rendered.Html(node).Length, 1, 5_000);
        var chain = Enumerable.Range(0, 10_000).Aggregate(new Node(), (next, _) => new Node { Next = next });
        Assert.InRange(Rendered.Html(chain).Length, 1, 5_000);
        var list = new List<object>();
        list.Add(list);
        Assert.InRange(Rendered.Plain(list).Length, 1, 500);
    }

    [Fact]
    public void A_record_that_contains_itself_has_an_end()
    {
        var loop = new Loop();
        loop.Self = loop;
        Assert.Contains("Loop", Rendered.Plain(loop), StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_lives_on_the_stack_only_does_no_harm() => Assert.Contains("Length", Rendered.Html(new Memory<int>([1, 2])), StringComparison.Ordinal);

    [Fact]
    public void The_runtimes_own_objects_are_not_followed_into_its_depths()
    {
        Assert.InRange(Rendered.Html(Console.Out).Length, 1, 5_000);
        using var stream = new MemoryStream([1, 2, 3]);
        Assert.InRange(Rendered.Html(stream).Length, 1, 5_000);
        Assert.Equal(0, stream.Position);
    }

    [Fact]
    public void An_exception_folds_its_stack()
    {
        var html = Rendered.Html(new InvalidOperationException("a < b"));
        Assert.StartsWith("<details><summary><code>System.InvalidOperationException: a &lt; b</code></summary>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_task_is_never_waited_for()
    {
        Assert.Equal("Task<int>: 3", Rendered.Plain(Task.FromResult(3)));
        Assert.StartsWith("Task: still running", Rendered.Plain(new TaskCompletionSource().Task), StringComparison.Ordinal);
        Assert.Equal("Task: failed with InvalidOperationException: bad", Rendered.Plain(Task.FromException(new InvalidOperationException("bad"))));
        Assert.Equal("Task: done", Rendered.Plain(Task.CompletedTask));
    }

    [Fact]
    public void A_lazy_value_stays_lazy()
    {
        var lazy = new Lazy<int>(() => 5);
        Assert.Equal("Lazy<int>: not created yet", Rendered.Plain(lazy));
        Assert.False(lazy.IsValueCreated);
        _ = lazy.Value;
        Assert.Equal("Lazy<int>: 5", Rendered.Plain(lazy));
    }

    [Fact]
    public void Json_is_json()
    {
        foreach (object value in new object[] { JsonNode.Parse("""{"a":[1,2]}""")!, JsonDocument.Parse("""{"a":[1,2]}"""), JsonSerializer.Deserialize<JsonElement>("""{"a":[1,2]}""") })
        {
            Assert.Equal(["application/json", "text/plain"], Rendered.MimeTypes(value));
            Assert.Contains("\"a\": [", Rendered.Plain(value), StringComparison.Ordinal);
        }

        Assert.Equal("3", Rendered.Plain(JsonValue.Create(3)));
        Assert.Equal("null", Rendered.Plain(default(JsonElement)));
    }

    [Fact]
    public void Markup_is_shown_and_a_drawing_in_it_is_svg_too()
    {
        Assert.Equal("<b>bold</b>", Rendered.Html("<b>bold</b>".ToHtmlContent()));
        Assert.Equal("<div class=\"x\">hello</div>", Rendered.Html(PocketViewTags.div[@class: "x"]("hello")));
        Assert.Equal("<svg></svg>", Rendered.Text("<svg></svg>".ToHtmlContent(), "image/svg+xml"));
    }

    [Fact]
    public void Latex_is_latex()
    {
        Assert.Equal("$x^2$", Rendered.Text(new LaTeXString("$x^2$"), "text/latex"));
        Assert.Equal("$$x^2$$", Rendered.Text(new Microsoft.DotNet.Interactive.Jupyter.Formatting.MathString("x^2"), "text/latex"));
    }

    private sealed record Route(string Name, IReadOnlyList<int> Stops);

    private sealed record Loop
    {
        public Loop? Self { get; set; }
    }

    private sealed class Plain
    {
        public readonly string Name = "x";

        public int Count { get; } = 3;
    }

    private sealed class Node
    {
        public Node? Next { get; set; }
    }

    private sealed class Throwing
    {
        public int Works => 1;

        public int Fails => throw new InvalidOperationException("out of order");
    }
}
