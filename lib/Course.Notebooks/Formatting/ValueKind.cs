using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Course.Notebooks.Formatting;

/// <summary>What kind of value a type's values are, as far as showing them goes.</summary>
internal static class ValueKind
{
    /// <summary>A number, a date, a name: one thing with a text of its own.</summary>
    public static bool IsScalar(Type type) =>
        type.IsPrimitive || type.IsEnum || (typeof(IFormattable).IsAssignableFrom(type) && !LibraryView.Knows(type) && !IsSequence(type)) || type == typeof(Uri) || type == typeof(Version) || type == typeof(StringBuilder)
        || typeof(MemberInfo).IsAssignableFrom(type) || typeof(Assembly).IsAssignableFrom(type) || typeof(Delegate).IsAssignableFrom(type);

    /// <summary>A number, which a table aligns to the right.</summary>
    public static bool IsNumber(Type? type) => type is not null && (Nullable.GetUnderlyingType(type) ?? type) is var number
        && number.GetInterfaces().Any(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(System.Numerics.INumberBase<>))
        && number != typeof(char);

    /// <summary>A record or an anonymous type: its members are all that it is.</summary>
    public static bool IsRecord(Type type) => IsAnonymous(type)
        || type.GetMethod("<Clone>$") is not null
        || (type.IsValueType && type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic, [typeof(StringBuilder)]) is not null);

    /// <summary>An anonymous type.</summary>
    public static bool IsAnonymous(Type type) => type.Name.StartsWith("<>f__AnonymousType", StringComparison.Ordinal);

    /// <summary>Several values one after another; a stream of text or a path is something else, even if it can be enumerated.</summary>
    public static bool IsSequence(Type type) => typeof(IEnumerable).IsAssignableFrom(type) && type != typeof(string) && !typeof(Stream).IsAssignableFrom(type);

    /// <summary>Whether its text in one line says everything.</summary>
    public static bool IsInline(object? value) => value switch
    {
        null or string => true,
        ITuple tuple => Enumerable.Range(0, tuple.Length).All(i => IsInline(tuple[i])),
        Array { Rank: 1 } array => IsScalar(array.GetType().GetElementType()!) || array.Length == 0,
        _ => IsScalar(value.GetType()),
    };

    /// <summary>Whether its class writes a text about it, or leaves that to <see cref="object"/>.</summary>
    public static bool HasOwnText(Type type) => type.GetMethod(nameof(ToString), Type.EmptyTypes)?.DeclaringType is { } declaring
        && declaring != typeof(object) && declaring != typeof(ValueType);

    /// <summary>A type of the runtime, whose members lead far into it.</summary>
    public static bool IsOfRuntime(Type type) => type.Assembly == typeof(object).Assembly || type.Assembly.GetName().Name?.StartsWith("System.", StringComparison.Ordinal) == true;
}
