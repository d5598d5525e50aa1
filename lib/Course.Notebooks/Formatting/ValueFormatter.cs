using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.DotNet.Interactive.Formatting;

namespace Course.Notebooks.Formatting;

/// <summary>Turns a value into every representation it has.</summary>
/// <remarks>
/// Formatters and preferences registered through Microsoft.DotNet.Interactive.Formatting come first and are used as they are. Where nobody
/// registered one, the engine's own views show the value: they are bounded, say what they leave out and repeat no style sheet.
/// </remarks>
internal static partial class ValueFormatter
{
    private const int MostCharacters = 1_000_000;

    /// <summary>The representations of a value.</summary>
    /// <param name="value">The value; may be null.</param>
    /// <param name="mimeTypes">The only mime types wanted; the type's preferred ones unless given.</param>
    public static MimeBundle ToBundle(object? value, params IReadOnlyList<string> mimeTypes)
    {
        if (value is MimeBundle bundle)
            return bundle;
        if (mimeTypes.Count == 0 && value is not null)
            mimeTypes = Registrations.PreferredMimeTypes(value.GetType());
        if (mimeTypes.Count == 0)
            return Bound(ValueView.Render(value, new RenderScope()));
        return Render(value, mimeTypes);
    }

    private static MimeBundle Render(object? value, IReadOnlyList<string> mimeTypes)
    {
        var view = new Lazy<MimeBundle>(() => Bound(ValueView.Render(value, new RenderScope())));
        var bundle = new MimeBundle();
        foreach (var mimeType in mimeTypes.Append(PlainTextFormatter.MimeType).Distinct())
        {
            // Cut in the middle, a script would be broken; whoever registers a formatter answers for its length.
            if (value is not null && Registrations.HasFormatter(value.GetType(), mimeType))
                Add(bundle, mimeType, value.ToDisplayString(mimeType));
            else if (view.Value.Representations.FirstOrDefault(known => known.Key == mimeType).Value is { } content)
                bundle.Add(mimeType, content.DeepClone());
            else if (mimeType == HtmlFormatter.MimeType && view.Value.TryGetText(PlainTextFormatter.MimeType, out var plain))
                bundle.Add(mimeType, $"<pre>{HtmlText.Encode(plain)}</pre>");
            else if (value is string text && mimeType is ("text/markdown" or "text/latex" or "image/svg+xml"))
                bundle.Add(mimeType, text);
            else
                Add(bundle, mimeType, value.ToDisplayString(mimeType));
        }

        return bundle;
    }

    private static void Add(MimeBundle bundle, string mimeType, string text)
    {
        if (mimeType.EndsWith("json", StringComparison.Ordinal) && TryParse(text) is { } json)
            bundle.Add(mimeType, json);
        else
            bundle.Add(mimeType, mimeType == HtmlFormatter.MimeType ? WithoutStyles(text) : text);
    }

    /// <summary>HTML of the library without the style sheet that it adds to every value.</summary>
    public static string WithoutStyles(string html) => RepeatedStyles().Replace(html, "");

    // Text that grew out of bounds all the same, such as that of a long string.
    private static MimeBundle Bound(MimeBundle bundle)
    {
        foreach (var mimeType in new[] { PlainTextFormatter.MimeType, HtmlFormatter.MimeType })
        {
            if (bundle.TryGetText(mimeType, out var text) && text.Length > MostCharacters)
                bundle.Add(mimeType, Bounded.Output(text, MostCharacters));
        }

        return bundle;
    }

    private static JsonNode? TryParse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"<style>\s*\.dni-code-hint.*?</style>", RegexOptions.Singleline)]
    private static partial Regex RepeatedStyles();
}
