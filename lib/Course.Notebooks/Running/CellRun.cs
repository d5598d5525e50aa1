using Course.Notebooks.Documents;

namespace Course.Notebooks.Running;

/// <summary>How one code cell of a notebook ended.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Index">Its place in the notebook, from 0, prose counted.</param>
/// <param name="Outcome">How it ended. A cell tagged <c>raises-exception</c> that failed has succeeded.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="Error">What went wrong, if anything did.</param>
public sealed record CellRun(NotebookCell Cell, int Index, NotebookOutcome Outcome, TimeSpan Duration, CellError? Error);
