using System.Text.Json;
using Course.Notebooks.Scripting;
using Microsoft.CodeAnalysis.CSharp;

namespace Course.Notebooks.Directives;

/// <summary>Declares a variable of the session from a value that a directive has.</summary>
internal static class VariableDeclaration
{
    public static async Task DeclareAsync(CellExecution cell, string name, object? value)
    {
        if (!SyntaxFacts.IsValidIdentifier(name))
            throw new DirectiveException($"\"{name}\" is not a name that a C# variable can have.");
        var type = value switch
        {
            string => "string",
            JsonElement => "System.Text.Json.JsonElement",
            null => "object",
            _ => "dynamic",
        };
        var outcome = await cell.Script.RunAsync(
            $"{type} {name} = ({type})Course.Notebooks.Scripting.SharedValues.Take({SharedValues.Put(value)});", cell.Path, cell.Interrupt).ConfigureAwait(true);
        if (outcome.Error is not null)
            throw new ImportFailedException(outcome);
    }
}
