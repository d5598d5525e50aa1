using System.Text.Json.Nodes;
using CsCheck;

namespace Course.Notebooks.Tests.Documents;

/// <summary>Makes notebooks of every kind that nbformat 4.5 allows, with fields that nobody knows in every place.</summary>
internal static class NotebookGenerator
{
    private static readonly Gen<string> Name = Gen.String[Gen.Char.AlphaNumeric, 1, 12];

    // All of Unicode but halves of surrogate pairs, and every character that ends a line somewhere.
    private static readonly Gen<string> Text = Gen.Frequency(
        (6, Gen.Char.AlphaNumeric.Select(letter => letter.ToString())),
        (2, Gen.OneOf("\n", "\r\n", "\r", "\t", "\v", "\f", "\u0085", "\u2028", "\"", "\\", "/", " ")),
        (2, Gen.OneOf("é", "中", "𝛻", "😀", "\u0000", "\u001f", "<", "&", "'"))).Array[0, 12].Select(string.Concat);

    private static readonly Gen<JsonNode?> Scalar = Gen.OneOf(
        Text.Select(text => (JsonNode?)text), Gen.Int.Select(number => (JsonNode?)number), Gen.Double[-1e9, 1e9].Select(number => (JsonNode?)number), Gen.Bool.Select(flag => (JsonNode?)flag), Gen.Const((JsonNode?)null));

    private static readonly Gen<JsonObject> Metadata = Object(
        Gen.OneOf(Scalar, Scalar.Array[0, 3].Select(items => (JsonNode?)new JsonArray(items)), Object(Scalar).Select(inner => (JsonNode?)inner)));

    private static readonly Gen<JsonObject> Output = Gen.OneOf(
        Text.Select(Text, (text, stream) => new JsonObject { ["output_type"] = "stream", ["name"] = "stdout", ["text"] = text }),
        Text.Select(Metadata, (text, metadata) => new JsonObject
        {
            ["output_type"] = "display_data",
            ["data"] = new JsonObject { ["text/plain"] = text, ["application/json"] = metadata.DeepClone(), ["image/png"] = "iVBORw0KGgo=" },
            ["metadata"] = metadata,
        }),
        Text.Select(text => new JsonObject { ["output_type"] = "error", ["ename"] = "E", ["evalue"] = text, ["traceback"] = new JsonArray(text, "") }));

    private static readonly Gen<JsonObject> Cell = Gen.Select(
        Gen.OneOf("code", "markdown", "raw"), Text, Metadata, Metadata, Gen.Int[1, 1000].Nullable(), Output.Array[0, 3], MakeCell);

    /// <summary>Notebooks, with the id of each cell different from the others'.</summary>
    public static Gen<JsonObject> Notebook { get; } = Cell.Array[0, 5].Select(Metadata, Metadata, (cells, metadata, unknown) =>
    {
        foreach (var (index, cell) in cells.Index())
            cell["id"] = $"{index}-{cell["id"]}";
        var notebook = new JsonObject { ["cells"] = new JsonArray([.. cells]), ["metadata"] = metadata, ["nbformat"] = 4, ["nbformat_minor"] = 5 };
        AddUnknown(notebook, unknown);
        return notebook;
    });

    private static Gen<JsonObject> Object(Gen<JsonNode?> value) => Name.Select(value).Array[0, 4].Select(members =>
    {
        var made = new JsonObject();
        foreach (var (name, member) in members)
            made[name] = member?.DeepClone();
        return made;
    });

    private static JsonObject MakeCell(string type, string source, JsonObject metadata, JsonObject unknown, int? count, JsonObject[] outputs)
    {
        var cell = new JsonObject { ["cell_type"] = type, ["id"] = "cell", ["metadata"] = metadata, ["source"] = source };
        if (type == "code")
        {
            cell["execution_count"] = count;
            cell["outputs"] = new JsonArray([.. outputs.Select(output => output.DeepClone())]);
        }
        else
        {
            cell["attachments"] = new JsonObject { ["picture.png"] = new JsonObject { ["image/png"] = "iVBORw0KGgo=", ["text/plain"] = source } };
        }

        AddUnknown(cell, unknown);
        return cell;
    }

    private static void AddUnknown(JsonObject owner, JsonObject unknown)
    {
        foreach (var (name, value) in unknown)
            owner[$"unknown_{name}"] = value?.DeepClone();
    }
}
