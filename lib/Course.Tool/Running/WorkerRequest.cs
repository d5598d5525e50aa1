namespace Course.Tool.Running;

/// <summary>What a worker process is to do: the first line of its standard input.</summary>
/// <param name="Notebook">The full path of the notebook.</param>
/// <param name="Output">The full path for the executed copy.</param>
/// <param name="InPlace">Whether to replace the notebook itself when it succeeds.</param>
/// <param name="CellTimeoutSeconds">How long one cell may take; null for no limit.</param>
/// <param name="Parameters">Values for the cell tagged <c>parameters</c>.</param>
internal sealed record WorkerRequest(
    string Notebook, string Output, bool InPlace, double? CellTimeoutSeconds, IReadOnlyDictionary<string, string> Parameters);
