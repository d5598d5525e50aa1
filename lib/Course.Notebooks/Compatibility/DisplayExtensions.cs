using Course.Notebooks;
using Course.Notebooks.Formatting;

namespace Microsoft.DotNet.Interactive;

/// <summary><c>x.Display()</c> and <c>"text".DisplayAs("text/markdown")</c>.</summary>
public static class DisplayExtensions
{
    /// <summary>Shows a value, with every representation it has or with the mime types given.</summary>
    public static DisplayedValue Display(this object? value, params string[] mimeTypes) => DisplayedValue.Show(ValueFormatter.ToBundle(value, mimeTypes));

    /// <summary>Shows a sequence as a table: a row for each item, a column for each property.</summary>
    public static DisplayedValue DisplayTable<T>(this IEnumerable<T> value) => Display(value);

    /// <summary>Shows text that already is in the form of the mime type.</summary>
    public static DisplayedValue DisplayAs(this string value, string mimeType) => DisplayedValue.Show(MimeBundle.Of(mimeType, value));

    /// <summary>Shows text that already is in the form of the mime type.</summary>
    public static DisplayedValue DisplayAs(this string value, string mimeType, params string[] additionalMimeTypes)
    {
        var bundle = MimeBundle.Of(mimeType, value);
        foreach (var additional in additionalMimeTypes)
            bundle.Add(additional, value);
        return DisplayedValue.Show(bundle);
    }
}
