namespace Course.Notebooks.Scripting;

/// <summary>Names the method that a static method stands in for; the receiver, if it has one, comes first.</summary>
/// <param name="type">The type that declares it.</param>
/// <param name="method">Its name, if it is not that of the static method.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class InsteadOfAttribute(Type type, string? method = null) : Attribute
{
    public Type Type { get; } = type;

    public string? Method { get; } = method;
}
