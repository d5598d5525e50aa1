namespace Course.Notebooks.Running;

/// <summary>How the run of a notebook ended.</summary>
/// <param name="Outcome">Succeeded only if every cell did.</param>
/// <param name="Cells">The cells that ran or were skipped, in order; the last one is the one that failed, if one did.</param>
/// <param name="Duration">How long the run took.</param>
public sealed record NotebookRun(NotebookOutcome Outcome, IReadOnlyList<CellRun> Cells, TimeSpan Duration)
{
    /// <summary>The cell that ended the run before its time; null when none did.</summary>
    public CellRun? Culprit => Outcome is NotebookOutcome.Failed or NotebookOutcome.TimedOut ? Cells[^1] : null;

    /// <summary>In one line what ended the run: <c>cell 7 (id 1f2e3d4c), line 3: DivideByZeroException: …</c>; null when every cell succeeded.</summary>
    public string? Failure
    {
        get
        {
            if (Culprit is not { } cell)
                return Outcome == NotebookOutcome.Canceled ? "canceled" : null;
            var line = cell.Error?.Line is { } number ? $", line {number}" : "";
            return $"cell {cell.Index + 1} (id {cell.Cell.Id}){line}: {cell.Error?.Name}: {cell.Error?.Message}";
        }
    }
}
