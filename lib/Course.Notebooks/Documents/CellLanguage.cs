using System.Text.Json.Nodes;

namespace Course.Notebooks.Documents;

/// <summary>The names under which notebooks know a language.</summary>
internal static class CellLanguage
{
    /// <summary>One name for each language that has several; null stays null.</summary>
    public static string? Normalize(string? name) => name?.Trim().ToLowerInvariant() switch
    {
        null or "" => null,
        "c#" or "csharp" or "cs" or ".net" or "dotnet-interactive.csharp" or "polyglot-notebook" => "csharp",
        "f#" or "fs" or "fsharp" => "fsharp",
        "md" or "markdown" => "markdown",
        "js" or "javascript" => "javascript",
        "powershell" or "pwsh" => "pwsh",
        var other => other,
    };

    /// <summary>The language that the metadata of a cell name, by the first of the fields in which they may; null when they name none.</summary>
    public static string? Of(JsonObject metadata) =>
        Normalize(Text(metadata, "polyglot_notebook", "kernelName") ?? Text(metadata, "dotnet_interactive", "language") ?? Text(metadata, "vscode", "languageId"));

    /// <summary>The language of cells that do not name one, from the notebook's metadata.</summary>
    public static string Default(JsonObject metadata)
    {
        var polyglot = (metadata["polyglot_notebook"] as JsonObject)?["kernelInfo"] as JsonObject;
        return Normalize(Text(polyglot?["defaultKernelName"]))
            ?? Normalize(Text((metadata["language_info"] as JsonObject)?["name"]))
            ?? Normalize(Text((metadata["kernelspec"] as JsonObject)?["language"]))
            ?? "csharp";
    }

    private static string? Text(JsonObject metadata, string section, string name) => Text((metadata[section] as JsonObject)?[name]);

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
