using System.Text.Json.Nodes;
using Course.Notebooks.Documents;
using CsCheck;

namespace Course.Notebooks.Tests.Documents;

/// <summary>What is read and saved again loses nothing, whoever wrote it.</summary>
public sealed class RoundTripTests
{
    [Fact]
    public void Every_field_of_every_cell_comes_back_known_or_not() => NotebookGenerator.Notebook.Sample(
        notebook =>
        {
            var saved = JsonNode.Parse(NotebookDocument.Parse(notebook.ToJsonString()).ToText())!;
            return JsonNode.DeepEquals(Joined(notebook), Joined(saved));
        },
        iter: 2000);

    [Fact]
    public void What_was_saved_once_stays_byte_for_byte_as_it_is() => NotebookGenerator.Notebook.Sample(
        notebook =>
        {
            var saved = NotebookDocument.Parse(notebook.ToJsonString()).ToText();
            return NotebookDocument.Parse(saved).ToText() == saved;
        },
        iter: 2000);

    [Fact]
    public void A_cell_can_be_changed_and_the_others_stay()
    {
        var document = NotebookDocument.Parse("""{"cells": [{"cell_type": "code", "id": "a", "metadata": {"mine": {"deep": [1]}}, "source": ["1\n", "2"], "outputs": [], "execution_count": 3, "odd": true}], "metadata": {"x": 1}, "nbformat": 4, "nbformat_minor": 5}""");
        document.Cells[0].Source += "\n3";
        document.Cells.Add(new NotebookCell(CellKind.Markdown, "# Title", "b"));

        var saved = JsonNode.Parse(document.ToText())!;

        Assert.Equal("""["1\n","2\n","3"]""", saved["cells"]![0]!["source"]!.ToJsonString());
        Assert.Equal("""{"mine":{"deep":[1]}}""", saved["cells"]![0]!["metadata"]!.ToJsonString());
        Assert.True((bool)saved["cells"]![0]!["odd"]!);
        Assert.Equal("b", (string?)saved["cells"]![1]!["id"]);
    }

    [Fact]
    public void Cells_without_an_id_or_with_one_that_is_taken_get_one_and_always_the_same()
    {
        const string Notebook = """{"cells": [{"cell_type": "raw", "metadata": {}, "source": "x"}, {"cell_type": "raw", "id": "a", "metadata": {}, "source": "x"}, {"cell_type": "raw", "id": "a", "metadata": {}, "source": "x"}, {"cell_type": "raw", "id": "no id!", "metadata": {}, "source": ""}], "metadata": {}, "nbformat": 4, "nbformat_minor": 2}""";
        string[] ids = [.. NotebookDocument.Parse(Notebook).Cells.Select(cell => cell.Id)];

        Assert.Equal("a", ids[1]);
        Assert.Equal(4, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Matches("^[a-zA-Z0-9_-]{1,64}$", id));
        Assert.Equal(ids, NotebookDocument.Parse(Notebook).Cells.Select(cell => cell.Id));
    }

    // A text may be one string or the list of its lines: the same thing in two forms.
    private static JsonNode? Joined(JsonNode? node, string? name = null) => node switch
    {
        JsonArray lines when name is "source" or "text" or "text/plain" && lines.All(line => line is JsonValue value && value.TryGetValue<string>(out _)) =>
            string.Concat(lines.Select(line => (string)line!)),
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Joined(member.Value, member.Key)))),
        JsonArray items => new JsonArray([.. items.Select(item => Joined(item))]),
        _ => node?.DeepClone(),
    };
}
