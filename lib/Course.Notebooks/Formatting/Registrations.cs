using Microsoft.DotNet.Interactive.Formatting;

namespace Course.Notebooks.Formatting;

/// <summary>What notebooks and libraries have registered with Microsoft.DotNet.Interactive.Formatting.</summary>
internal static class Registrations
{
    /// <summary>Whether somebody registered a formatter for this type, one of its bases or its generic definition.</summary>
    public static bool HasFormatter(Type type) => HasFormatterSource(type) || Registered(type).Any();

    /// <summary>Whether one of them, or the type itself, makes this representation.</summary>
    public static bool HasFormatter(Type type, string mimeType) => HasFormatterSource(type) || Registered(type).Any(formatter => formatter.MimeType == mimeType);

    /// <summary>The mime types that somebody wants for this type; none where nobody said anything.</summary>
    public static IReadOnlyList<string> PreferredMimeTypes(Type type)
    {
        string[] preferred = [.. Formatter.GetPreferredMimeTypesFor(type)];
        string[] registered = [.. Registered(type).Select(formatter => formatter.MimeType).Distinct()];
        if (registered.Length > 0)
            return preferred.Intersect(registered).Any() ? preferred : registered;
        var usual = type == typeof(string) ? PlainTextFormatter.MimeType : HtmlFormatter.MimeType;
        return HasFormatterSource(type) || preferred is not [var only] || only != usual ? preferred : [];
    }

    private static IEnumerable<ITypeFormatter> Registered(Type type) => Formatter.RegisteredFormatters(includeDefaults: false).Where(formatter =>
        formatter.Type.IsAssignableFrom(type) || (formatter.Type.IsGenericTypeDefinition && Definitions(type).Contains(formatter.Type)));

    // A type can name the source of its formatters itself.
    private static bool HasFormatterSource(Type type) => type.GetCustomAttributesData().Any(attribute => attribute.AttributeType.Name == nameof(TypeFormatterSourceAttribute));

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
}
