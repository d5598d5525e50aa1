namespace Course.Notebooks.Scripting;

/// <summary>One overload.</summary>
/// <param name="Label">The overload as it is written in C#.</param>
/// <param name="Documentation">Its documentation as Markdown; empty if it has none.</param>
/// <param name="Parameters">The parameters as they are written in C#.</param>
public sealed record SignatureChoice(string Label, string Documentation, IReadOnlyList<string> Parameters);
