using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.DotNet.Interactive.Formatting;

namespace Course.Notebooks.Formatting;

/// <summary>Turns a value into every representation it has.</summary>
/// <remarks>
/// Formatters registered through Microsoft.DotNet.Interactive.Formatting come first and are used as they are. Where nobody registered one,
/// numbers and text stay plain, sequences of objects become tables, and everything else gets that library's own form, without the block
/// of styles that it repeats at every value.
/// </remarks>
internal static partial class ValueFormatter
{
    private const string PlainText = "text/plain", Html = "text/html";
    private const int MostCharacters = 2_000_000;

    /// <summary>The representations of a value.</summary>
    /// <param name="value">The value; may be null.</param>
    /// <param name="mimeTypes">The only mime types wanted; the type's preferred ones unless given.</param>
    public static MimeBundle ToBundle(object? value, params IReadOnlyList<string> mimeTypes)
    {
        if (value is MimeBundle bundle)
            return bundle;
        if (mimeTypes.Count > 0)
            return Render(value, mimeTypes);
        if (value is null || IsPlain(value.GetType()))
            return MimeBundle.PlainText(Bounded(value.ToDisplayString(PlainText)));

        if (!HasOwnFormatter(value.GetType()))
        {
            if (value is byte[] bytes && ImageOf(bytes) is { } image)
                return image;
            if (value is JsonElement or JsonNode)
                return new MimeBundle().Add("application/json", JsonSerializer.SerializeToNode(value) ?? JsonValue.Create("null")!).Add(PlainText, Bounded(value.ToString()!));
            if (value is Exception exception)
                return ExceptionView.Render(exception);
            if (value is IEnumerable sequence && SequenceTable.TryRender(sequence) is { } table)
                return new MimeBundle().Add(Html, Bounded(table)).Add(PlainText, Bounded(value.ToDisplayString(PlainText)));
        }

        return Render(value, [.. Formatter.GetPreferredMimeTypesFor(value.GetType())]);
    }

    private static MimeBundle Render(object? value, IReadOnlyList<string> mimeTypes)
    {
        var bundle = new MimeBundle();
        // Cut in the middle, a script would be broken; whoever registers a formatter answers for its length.
        var isOwn = value is not null && HasOwnFormatter(value.GetType());
        foreach (var mimeType in mimeTypes)
        {
            var text = value.ToDisplayString(mimeType);
            if (mimeType == Html)
                bundle.Add(mimeType, isOwn ? text : Bounded(RepeatedStyles().Replace(text, "")));
            else if (mimeType.EndsWith("json", StringComparison.Ordinal) && TryParse(text) is { } json)
                bundle.Add(mimeType, json);
            else
                bundle.Add(mimeType, mimeType == PlainText ? Bounded(text) : text);
        }

        if (!bundle.TryGetText(PlainText, out _))
            bundle.Add(PlainText, Bounded(value.ToDisplayString(PlainText)));
        return bundle;
    }

    private static bool IsPlain(Type type) =>
        (type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(decimal) || type == typeof(DateTime) || type == typeof(DateTimeOffset)
            || type == typeof(DateOnly) || type == typeof(TimeOnly) || type == typeof(TimeSpan) || type == typeof(Guid) || type == typeof(Half)
            || type == typeof(Int128) || type == typeof(UInt128) || type == typeof(System.Numerics.BigInteger) || type == typeof(System.Numerics.Complex))
        && !HasOwnFormatter(type);

    // Whether somebody registered a formatter for this type, one of its bases or its generic definition.
    private static bool HasOwnFormatter(Type type) => Formatter.RegisteredFormatters(false).Any(formatter =>
        formatter.Type.IsAssignableFrom(type) || (formatter.Type.IsGenericTypeDefinition && Definitions(type).Contains(formatter.Type)));

    private static IEnumerable<Type> Definitions(Type type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.IsGenericType)
                yield return current.GetGenericTypeDefinition();
        }

        foreach (var contract in type.GetInterfaces().Where(contract => contract.IsGenericType))
            yield return contract.GetGenericTypeDefinition();
    }

    private static MimeBundle? ImageOf(byte[] bytes)
    {
        var mimeType = bytes switch
        {
            [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => "image/png",
            [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
            [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => "image/gif",
            _ => null,
        };
        return mimeType is null ? null : MimeBundle.Of(mimeType, Convert.ToBase64String(bytes)).Add(PlainText, $"{mimeType}, {bytes.Length:N0} bytes");
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

    private static string Bounded(string text) => text.Length <= MostCharacters
        ? text
        : $"{text.AsSpan(0, MostCharacters)}\n… {text.Length - MostCharacters:N0} more characters are not shown";

    [GeneratedRegex(@"<style>\s*\.dni-code-hint.*?</style>", RegexOptions.Singleline)]
    private static partial Regex RepeatedStyles();
}
