using Microsoft.DotNet.Interactive.Formatting;

namespace Microsoft.DotNet.Interactive.ValueSharing;

/// <summary>A variable of the notebook.</summary>
/// <param name="name">Its name.</param>
/// <param name="type">Its declared type.</param>
/// <param name="formattedValue">What it holds, as text.</param>
public sealed class KernelValueInfo(string name, Type type, FormattedValue formattedValue)
{
    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>Its declared type.</summary>
    public Type Type { get; } = type;

    /// <summary>The name of its type, as C# writes it.</summary>
    public string TypeName { get; } = Course.Notebooks.Formatting.TypeName.Of(type);

    /// <summary>What it holds, as text.</summary>
    public FormattedValue FormattedValue { get; } = formattedValue;
}
