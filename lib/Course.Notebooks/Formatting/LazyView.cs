namespace Course.Notebooks.Formatting;

/// <summary>A value that is made when it is first asked for: showing it does not ask.</summary>
internal static class LazyView
{
    /// <summary>The text of a <see cref="Lazy{T}"/> or <see cref="ThreadLocal{T}"/>; null for everything else.</summary>
    public static string? Describe(object value)
    {
        var type = value.GetType();
        if (!type.IsGenericType || (type.GetGenericTypeDefinition() != typeof(Lazy<>) && type.GetGenericTypeDefinition() != typeof(ThreadLocal<>)))
            return null;
        var isCreated = MemberReader.Get<bool>(value, nameof(Lazy<>.IsValueCreated));
        return $"{TypeName.Of(type)}: {(isCreated ? InlineText.Of(type.GetProperty(nameof(Lazy<>.Value))!.GetValue(value)) : "not created yet")}";
    }
}
