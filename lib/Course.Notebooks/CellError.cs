namespace Course.Notebooks;

/// <summary>Why a cell did not run to its end.</summary>
/// <param name="Name">The exception's type, or <c>CompilationError</c>: Jupyter's <c>ename</c>.</param>
/// <param name="Message">The exception's message, or the first diagnostic: Jupyter's <c>evalue</c>.</param>
/// <param name="Traceback">What to show, line by line: the message, then the learner's own frames with cell and line; no colour codes.</param>
/// <param name="Line">The one-based line of the cell where it went wrong, or null when it is not in the cell.</param>
/// <param name="Column">The one-based column, if known.</param>
public sealed record CellError(string Name, string Message, IReadOnlyList<string> Traceback, int? Line = null, int? Column = null);
