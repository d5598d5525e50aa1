using Course.Notebooks.Scripting;
using Microsoft.DotNet.Interactive.Formatting;

namespace Course.Notebooks.Formatting;

/// <summary>The variables of a session as a table: name, type, value.</summary>
internal static class VariableTable
{
    public static MimeBundle Render(IEnumerable<ScriptVariable> variables)
    {
        var table = new TextTable(["Variable", "Type", "Value"]);
        foreach (var variable in variables)
            table.Add(variable.Name, variable.Type.ToDisplayString(PlainTextFormatter.MimeType), PlainText.Brief(variable.Value));
        return table.ToBundle();
    }
}
