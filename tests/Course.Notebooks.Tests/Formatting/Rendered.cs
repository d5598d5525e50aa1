using Course.Notebooks.Formatting;

namespace Course.Notebooks.Tests.Formatting;

/// <summary>What a value is shown as.</summary>
internal static class Rendered
{
    public static string Plain(object? value) => Text(value, "text/plain");

    public static string Html(object? value) => Text(value, "text/html");

    public static IEnumerable<string> MimeTypes(object? value) => ValueFormatter.ToBundle(value).Representations.Select(representation => representation.Key);

    public static string Text(object? value, string mimeType) =>
        ValueFormatter.ToBundle(value).TryGetText(mimeType, out var text) ? text : throw new InvalidOperationException($"There is no {mimeType}, only {string.Join(", ", MimeTypes(value))}.");
}
