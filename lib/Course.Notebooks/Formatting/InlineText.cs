using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive.Formatting;

namespace Course.Notebooks.Formatting;

/// <summary>A value in one line: numbers as they are, lists in brackets, tuples in parentheses, records in braces; bounded in length and depth.</summary>
internal static class InlineText
{
    private const int MostDepth = 3, MostCharacters = 100_000, MostMembers = 30;

    /// <summary>The text of a value.</summary>
    public static string Of(object? value) => Of(value, 0);

    private static string Of(object? value, int depth)
    {
        if (value is null)
            return Formatter.NullString;
        if (value is string text)
            return depth == 0 ? text : Bounded.Text(text, MostCharacters);
        var type = value.GetType();
        if (Registrations.HasFormatter(type, PlainTextFormatter.MimeType))
            return Bounded.Text(value.ToDisplayString(PlainTextFormatter.MimeType), MostCharacters);
        if (ValueKind.IsScalar(type))
            return Scalar(value);
        return depth > MostDepth ? TypeName.Of(type) : Bounded.Text(Special(value) ?? Structured(value, type, depth), MostCharacters);
    }

    private static string Scalar(object value)
    {
        return value switch
        {
            Delegate function => Signature(function),
            Type type => type.ToDisplayString(PlainTextFormatter.MimeType),
            // The year first in whatever culture, and a zone only where the value has one.
            DateTime => Formatted("yyyy-MM-dd HH:mm:ss.FFFFFFFK"),
            DateTimeOffset => Formatted("yyyy-MM-dd HH:mm:ss.FFFFFFFzzz"),
            DateOnly => Formatted("yyyy-MM-dd"),
            TimeOnly => Formatted("HH:mm:ss.FFFFFFF"),
            IFormattable => Formatted(null),
            _ => Guarded(value.ToString),
        };

        string Formatted(string? format) => Guarded(() => ((IFormattable)value).ToString(format, CultureInfo.InvariantCulture));
    }

    private static string? Special(object value) => value switch
    {
        Exception exception => $"{exception.GetType().Name}: {exception.Message}",
        byte[] bytes => $"byte[{bytes.Length}]",
        Task task => TaskView.Describe(task),
        _ => LazyView.Describe(value) ?? LibraryView.Describe(value) ?? JsonView.Describe(value),
    };

    private static string Structured(object value, Type type, int depth) => value switch
    {
        IDictionary dictionary => Dictionary(dictionary, depth),
        Array { Rank: > 1 } block => Block(block, [], depth),
        IEnumerable sequence when ValueKind.IsSequence(type) => Sequence(sequence, depth),
        ITuple tuple => $"( {string.Join(", ", Enumerable.Range(0, tuple.Length).Select(i => Of(tuple[i], depth + 1)))} )",
        _ when ValueKind.IsRecord(type) => Record(value, type, depth),
        _ when ValueKind.HasOwnText(type) => Guarded(value.ToString),
        _ => TypeName.Of(type),
    };

    private static string Sequence(IEnumerable sequence, int depth)
    {
        var taken = TakenItems.From(sequence, Formatter.ListExpansionLimit);
        return $"[ {string.Join(", ", taken.Items.Select(item => Of(item, depth + 1)))}{(taken.IsCut ? $" ... ({taken.Rest})" : "")} ]";
    }

    // An array of several dimensions: brackets for each, below the place that the indices so far lead to.
    private static string Block(Array block, int[] indices, int depth)
    {
        if (indices.Length == block.Rank)
            return Of(block.GetValue(indices), depth + 1);
        var (length, most) = (block.GetLength(indices.Length), Formatter.ListExpansionLimit);
        var parts = Enumerable.Range(0, Math.Min(length, most)).Select(i => Block(block, [.. indices, i], depth));
        return $"[ {string.Join(", ", parts)}{(length > most ? $" ... ({length - most} more)" : "")} ]";
    }

    private static string Dictionary(IDictionary dictionary, int depth)
    {
        var taken = TakenItems.From(dictionary, Formatter.ListExpansionLimit);
        var entries = taken.Items.OfType<DictionaryEntry>().Select(entry => $"{Of(entry.Key, depth + 1)}: {Of(entry.Value, depth + 1)}");
        return $"{{ {string.Join(", ", entries)}{(taken.IsCut ? $" ... ({taken.Rest})" : "")} }}";
    }

    private static string Record(object value, Type type, int depth)
    {
        var members = ValueMember.Of(type).Take(MostMembers).Select(member => $"{member.Name} = {(member.Read(value) is var read && read.Error is null ? Of(read.Value, depth + 1) : read.Error)}");
        return $"{(ValueKind.IsAnonymous(type) ? "" : TypeName.Of(type) + " ")}{{ {string.Join(", ", members)} }}";
    }

    private static string Signature(Delegate function)
    {
        var method = function.Method;
        var name = method.Name.StartsWith('<') ? TypeName.Of(function.GetType()) : method.Name;
        return $"{TypeName.Of(method.ReturnType)} {name}({string.Join(", ", method.GetParameters().Select(parameter => $"{TypeName.Of(parameter.ParameterType)} {parameter.Name}"))})";
    }

    // What a class says of itself is its own code, which may fail.
    private static string Guarded(Func<string?> text)
    {
        try
        {
            return text() ?? "";
        }
        catch (Exception exception) when (ValueMember.IsOrdinary(exception))
        {
            return $"({exception.GetType().Name}: {exception.Message})";
        }
    }
}
