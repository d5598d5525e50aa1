using Course.Notebooks;
using Course.Notebooks.Formatting;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>One representation of a value.</summary>
/// <param name="mimeType">Its mime type.</param>
/// <param name="value">Its text.</param>
public sealed class FormattedValue(string mimeType, string value)
{
    /// <summary>Its mime type.</summary>
    public string MimeType { get; } = mimeType;

    /// <summary>Its text.</summary>
    public string Value { get; } = value;

    /// <summary>A value in the form of one mime type.</summary>
    public static FormattedValue CreateSingleFromObject(object? value, string? mimeType = null) =>
        new(mimeType ?? "text/plain", value.ToDisplayString(mimeType ?? "text/plain"));

    /// <summary>A value with every representation it has, or with those of the mime types given.</summary>
    public static IReadOnlyList<FormattedValue> CreateManyFromObject(object? value, params string[] mimeTypes) => Of(ValueFormatter.ToBundle(value, mimeTypes));

    internal static IReadOnlyList<FormattedValue> Of(MimeBundle bundle) =>
        [.. bundle.Representations.Select(part => new FormattedValue(part.Key, bundle.TryGetText(part.Key, out var text) ? text : part.Value.ToJsonString()))];
}
