using Course.Notebooks.Scripting;

namespace Course.Notebooks.Formatting;

/// <summary>The variables of a session as a table: name, type, value.</summary>
internal static class VariableTable
{
    private const int MostCharacters = 400;

    public static MimeBundle Render(IEnumerable<ScriptVariable> variables)
    {
        var table = new TextTable(["Variable", "Type", "Value"]) { HasRowHeadings = true };
        foreach (var variable in variables)
            table.Add(variable.Name, TypeName.Of(variable.Type), Bounded.Text(InlineText.Of(variable.Value), MostCharacters));
        return table.ToBundle();
    }
}
