using System.Text.Json;
using System.Text.Json.Nodes;

namespace Course.Notebooks.Directives;

/// <summary><c>#!set --name x --value …</c></summary>
internal sealed class SetDirective : Directive
{
    private const string Input = "@input:", Password = "@password:";

    public override string Name => "#!set";

    public override string Help => "Sets a variable to a text, to another variable or to what the person at the notebook answers";

    public override string Usage => "#!set --name variable --value \"text\" (or --value @csharp:other, --value @input:\"question\", --value @password:\"question\")";

    public override IReadOnlyList<string> Options => ["--name", "--value", "--byref", "--mime-type"];

    public override Task RunAsync(DirectiveArguments arguments, CellExecution cell)
    {
        if (arguments.Option("--name") is not { Length: > 0 } name || arguments.Option("--value") is not { } value || arguments.Words.Count > 0)
            throw Misused();
        return VariableDeclaration.DeclareAsync(cell, name, Evaluate(value, arguments.Option("--mime-type"), cell));
    }

    private static object? Evaluate(string value, string? mimeType, CellExecution cell)
    {
        if (value.StartsWith(Input, StringComparison.Ordinal))
            return cell.Ask(Question(value[Input.Length..]), password: false);
        if (value.StartsWith(Password, StringComparison.Ordinal))
            return cell.Ask(Question(value[Password.Length..]), password: true);
        if (value.StartsWith('@') && value.Length > 1)
            return SharedVariable.Read(value[1..], cell);
        return TypedText.Of(value, mimeType);
    }

    // A question is its text, or {"prompt": "…"}.
    private static string Question(string text)
    {
        if (!text.StartsWith('{'))
            return text;
        try
        {
            return (string?)JsonNode.Parse(text)?["prompt"] ?? text;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return text;
        }
    }
}
