using System.Collections;
using Microsoft.DotNet.Interactive.Formatting;

namespace Course.Notebooks.Formatting;

/// <summary>A dictionary as a table of its keys and values.</summary>
internal static class DictionaryTable
{
    public static MimeBundle Render(IDictionary dictionary, RenderScope scope)
    {
        if (dictionary.Count == 0)
            return MimeBundle.PlainText("{ }");
        var taken = TakenItems.From(dictionary, Formatter.ListExpansionLimit);
        var table = new TextTable(["key", "value"]) { HasRowHeadings = true };
        foreach (var entry in taken.Items.OfType<DictionaryEntry>())
            table.Add([NestedValue.Of(entry.Key, scope), NestedValue.Of(entry.Value, scope)]);
        if (taken.Items.OfType<DictionaryEntry>().All(entry => ValueKind.IsNumber(entry.Value?.GetType())))
            table.AlignRight(1);
        if (taken.IsCut)
            table.Notes.Add($"… {taken.Rest} entries");
        return table.ToBundle();
    }
}
