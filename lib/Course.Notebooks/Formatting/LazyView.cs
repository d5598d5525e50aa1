namespace Course.Notebooks.Formatting;

/// <summary>A value that is made when it is first asked for, and a sequence that has to be waited for: showing it does not ask.</summary>
internal static class LazyView
{
    /// <summary>The text of a <see cref="Lazy{T}"/>, a <see cref="ThreadLocal{T}"/> or an <see cref="IAsyncEnumerable{T}"/>; null for everything else.</summary>
    public static string? Describe(object value)
    {
        var type = value.GetType();
        if (value is not System.Collections.IEnumerable && Array.Find(type.GetInterfaces(), contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>)) is { } sequence)
            return $"{TypeName.Of(sequence)}: go through it with await foreach";
        if (!type.IsGenericType || (type.GetGenericTypeDefinition() != typeof(Lazy<>) && type.GetGenericTypeDefinition() != typeof(ThreadLocal<>)))
            return null;
        var isCreated = MemberReader.Get<bool>(value, nameof(Lazy<>.IsValueCreated));
        return $"{TypeName.Of(type)}: {(isCreated ? InlineText.Of(type.GetProperty(nameof(Lazy<>.Value))!.GetValue(value)) : "not created yet")}";
    }
}
