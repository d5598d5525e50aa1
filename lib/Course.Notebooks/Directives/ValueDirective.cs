using System.Text.Json;

namespace Course.Notebooks.Directives;

/// <summary><c>#!value --name x</c></summary>
internal sealed class ValueDirective : Directive
{
    private const string Usage = "#!value --name variable [--from-file path] [--from-value text] [--mime-type type], or the text on the lines below";

    public override string Name => "#!value";

    public override string Help => "Stores text, a file or the rest of the cell in a variable: " + Usage;

    public override async Task RunAsync(DirectiveArguments arguments, CellExecution cell)
    {
        if (arguments.Option("name") is not { Length: > 0 } name)
            throw new DirectiveException($"Expected {Usage}");
        if (arguments.Option("from-url") is not null)
            throw new DirectiveException("#!value does not fetch addresses; use new HttpClient().GetStringAsync(address) in C#.");
        var isJson = arguments.Option("mime-type") == "application/json";
        if (arguments.Option("from-value") is { } given)
        {
            await VariableDeclaration.DeclareAsync(cell, name, Typed(given, isJson)).ConfigureAwait(false);
        }
        else if (arguments.Option("from-file") is { } file)
        {
            var path = cell.Resolve(file);
            if (!File.Exists(path))
                throw new DirectiveException($"There is no file {path}.");
            await VariableDeclaration.DeclareAsync(cell, name, Typed(await File.ReadAllTextAsync(path, cell.Cancellation).ConfigureAwait(false), isJson)).ConfigureAwait(false);
        }
        else
        {
            cell.TakeRest = text => VariableDeclaration.DeclareAsync(cell, name, Typed(text, isJson));
        }
    }

    private static object Typed(string text, bool isJson)
    {
        try
        {
            return isJson ? JsonSerializer.Deserialize<JsonElement>(text) : text;
        }
        catch (JsonException exception)
        {
            throw new DirectiveException($"This is not JSON: {exception.Message}");
        }
    }
}
