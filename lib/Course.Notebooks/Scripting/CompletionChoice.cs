namespace Course.Notebooks.Scripting;

/// <summary>One completion.</summary>
/// <param name="InsertText">The text to insert.</param>
/// <param name="DisplayText">The text to show in the list.</param>
/// <param name="Kind">What it is: <c>Method</c>, <c>Property</c>, <c>Class</c>, <c>Local</c>, <c>Keyword</c>, …</param>
public sealed record CompletionChoice(string InsertText, string DisplayText, string Kind);
