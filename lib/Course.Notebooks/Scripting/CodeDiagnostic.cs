namespace Course.Notebooks.Scripting;

/// <summary>One error or warning of the compiler, in the cell's own lines.</summary>
/// <param name="Code">The C# code: <c>CS0103</c>.</param>
/// <param name="Message">The compiler's message.</param>
/// <param name="IsError">An error; otherwise a warning.</param>
/// <param name="Line">The one-based line.</param>
/// <param name="Column">The one-based column.</param>
/// <param name="Length">How many characters of the line it concerns; at least 1.</param>
/// <param name="SourceLine">The line of source it is in.</param>
/// <param name="HelpLink">Where the code is explained; null if nowhere.</param>
/// <param name="Hint">One line for a beginner's usual case; null if there is none.</param>
public sealed record CodeDiagnostic(
    string Code, string Message, bool IsError, int Line, int Column, int Length, string SourceLine, string? HelpLink = null, string? Hint = null);
