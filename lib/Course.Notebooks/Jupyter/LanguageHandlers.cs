using System.Text;
using System.Text.Json.Nodes;
using Course.Notebooks.Scripting;

namespace Course.Notebooks.Jupyter;

/// <summary>Answers what an editor asks while somebody types: complete, inspect, is_complete.</summary>
internal sealed class LanguageHandlers(NotebookSession session)
{
    /// <summary>Answers a <c>complete_request</c>.</summary>
    public async Task<JsonObject> CompleteAsync(JupyterMessage request)
    {
        var (code, position) = Place(request);
        var list = await session.CompleteAsync(code, position).ConfigureAwait(false);
        int start = CodePoints.FromUtf16(code, list.Start), end = CodePoints.FromUtf16(code, list.End);
        var matches = new JsonArray();
        var types = new JsonArray();
        foreach (var choice in list.Choices)
        {
            matches.Add(choice.InsertText);
            types.Add(new JsonObject
            {
                ["text"] = choice.InsertText,
                ["displayText"] = choice.DisplayText,
                ["type"] = Kind(choice.Kind),
                ["start"] = start,
                ["end"] = end,
            });
        }

        return new JsonObject
        {
            ["status"] = "ok",
            ["matches"] = matches,
            ["cursor_start"] = start,
            ["cursor_end"] = end,
            // What JupyterLab and VS Code take the icons from.
            ["metadata"] = new JsonObject { ["_jupyter_types_experimental"] = types },
        };
    }

    /// <summary>Answers an <c>inspect_request</c>: the name at the cursor, on detail level 1 with its source; or else the call around it.</summary>
    public async Task<JsonObject> InspectAsync(JupyterMessage request)
    {
        var (code, position) = Place(request);
        var found = await session.InspectAsync(code, position, withSource: request.Number("detail_level") > 0).ConfigureAwait(false);
        found ??= await session.SignatureAsync(code, position).ConfigureAwait(false) is { Signatures.Count: > 0 } signature ? Describe(signature) : null;
        return new JsonObject
        {
            ["status"] = "ok",
            ["found"] = found is not null,
            ["data"] = found?.ToJson() ?? [],
            ["metadata"] = found?.Metadata.DeepClone() ?? new JsonObject(),
        };
    }

    /// <summary>Answers an <c>is_complete_request</c>.</summary>
    public JsonObject IsComplete(JupyterMessage request)
    {
        var code = request.Text("code");
        return session.IsComplete(code) switch
        {
            CodeCompleteness.Complete => new JsonObject { ["status"] = "complete" },
            CodeCompleteness.Incomplete => new JsonObject { ["status"] = "incomplete", ["indent"] = Indent(code) },
            _ => new JsonObject { ["status"] = "invalid" },
        };
    }

    private static (string Code, int Position) Place(JupyterMessage request)
    {
        var code = request.Text("code");
        return (code, request.Number("cursor_pos") is { } position ? CodePoints.ToUtf16(code, position) : code.Length);
    }

    /// <summary>The indentation of the last line, and one step more after an opening bracket.</summary>
    private static string Indent(string code)
    {
        var line = code.AsSpan().TrimEnd();
        line = line[(line.LastIndexOf('\n') + 1)..];
        var indent = line[..(line.Length - line.TrimStart().Length)].ToString();
        return line.TrimEnd() is [.., '{' or '(' or '['] ? indent + "    " : indent;
    }

    private static MimeBundle Describe(SignatureHelp help)
    {
        StringBuilder plain = new(), markdown = new();
        var best = Math.Clamp(help.ActiveSignature, 0, help.Signatures.Count - 1);
        foreach (var signature in help.Signatures.Skip(best).Concat(help.Signatures.Take(best)))
        {
            plain.AppendLine(signature.Label);
            markdown.Append("```csharp\n").Append(signature.Label).Append("\n```\n");
            if (signature.Documentation.Length == 0) continue;
            plain.Append("    ").AppendLine(signature.Documentation);
            markdown.Append(signature.Documentation).Append("\n\n");
        }

        return new MimeBundle().Add("text/markdown", markdown.ToString()).Add("text/plain", plain.ToString());
    }

    /// <summary>Roslyn's word for what a completion is, in the words that the front ends have icons for.</summary>
    private static string Kind(string kind) => kind switch
    {
        "Method" or "ExtensionMethod" => "function",
        "Class" or "Structure" or "Record" or "RecordStructure" or "Delegate" => "class",
        "Interface" => "interface",
        "Enum" => "enum",
        "EnumMember" or "Constant" => "constant",
        "Property" => "property",
        "Field" => "field",
        "Event" => "event",
        "Local" or "Parameter" or "RangeVariable" => "variable",
        "Namespace" => "module",
        "Keyword" => "keyword",
        _ => kind.ToLowerInvariant(),
    };
}
