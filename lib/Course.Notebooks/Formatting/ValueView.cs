using System.Collections;
using System.Data;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Formatting;

namespace Course.Notebooks.Formatting;

/// <summary>Chooses how a value is shown.</summary>
internal static class ValueView
{
    /// <summary>The representations of a value for which nobody registered a formatter.</summary>
    public static MimeBundle Render(object? value, RenderScope scope)
    {
        if (value is null || ValueKind.IsScalar(value.GetType()) || !scope.TryEnter(value))
            return MimeBundle.PlainText(InlineText.Of(value));
        try
        {
            return Known(value, scope) ?? LibraryView.TryRender(value) ?? Structured(value, scope);
        }
        finally
        {
            scope.Leave(value);
        }
    }

    private static MimeBundle? Known(object value, RenderScope scope) => value switch
    {
        string text => MimeBundle.PlainText(text),
        LaTeXString formula => MimeBundle.Of("text/latex", formula.ToString()).Add("text/plain", formula.ToString()),
        IHtmlContent markup => MarkupView.Render(markup),
        Exception exception => ExceptionView.Render(exception),
        byte[] bytes => ImageView.TryRender(bytes) ?? ByteDump.Render(bytes),
        DataTable table => DataTableView.Render(table),
        Task task => TaskView.Render(task, scope),
        _ when LazyView.Describe(value) is { } text => MimeBundle.PlainText(text),
        _ => JsonView.TryRender(value),
    };

    private static MimeBundle Structured(object value, RenderScope scope) => value switch
    {
        IDictionary dictionary => DictionaryTable.Render(dictionary, scope),
        Array { Rank: 2 } grid => GridTable.Render(grid),
        Array { Rank: > 2 } block => MimeBundle.PlainText($"({string.Join('×', Enumerable.Range(0, block.Rank).Select(block.GetLength))})\n{InlineText.Of(block)}"),
        IEnumerable sequence when ValueKind.IsSequence(value.GetType()) => SequenceTable.Render(sequence, scope),
        ITuple when ValueKind.IsInline(value) => MimeBundle.PlainText(InlineText.Of(value)),
        _ => ObjectTable.Render(value, scope),
    };
}
