namespace Course.Exercises;

/// <summary>
/// Tells a notebook engine how to show a type. Engines that use Microsoft.DotNet.Interactive.Formatting find this attribute by its name
/// and shape, so that a library can show its types well without depending on that package.
/// </summary>
/// <param name="formatterSourceType">A type with a method <c>CreateTypeFormatters()</c>.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    public Type FormatterSourceType { get; } = formatterSourceType;

    public string[] PreferredMimeTypes { get; set; } = [];
}
