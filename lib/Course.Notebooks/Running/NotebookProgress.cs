namespace Course.Notebooks.Running;

/// <summary>How far the run of a notebook is.</summary>
/// <param name="CellNumber">The code cell that starts or has ended, from 1.</param>
/// <param name="CellCount">How many code cells there are.</param>
/// <param name="Finished">How the cell ended; null when it starts.</param>
public sealed record NotebookProgress(int CellNumber, int CellCount, CellRun? Finished);
