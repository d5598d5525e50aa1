namespace Course.Tool.Running;

/// <summary>What a worker process is to do: the first line of its standard input.</summary>
/// <param name="Marker">What each report begins with.</param>
/// <param name="Notebook">The full path of the notebook.</param>
/// <param name="Output">The full path for the executed copy.</param>
/// <param name="InPlace">Whether to replace the notebook itself when it succeeds.</param>
/// <param name="CellTimeoutSeconds">How long one cell may take; null for no limit.</param>
/// <param name="Parameters">Values for the cell tagged <c>parameters</c>.</param>
/// <param name="Solutions">Whether to answer the exercises with their solutions first.</param>
/// <param name="AwaitsEnd">Whether to wait at the end to be ended from outside, with all processes that the notebook has started.</param>
/// <param name="Browser">The program that takes a picture of each figure; null for none.</param>
internal sealed record WorkerRequest(
    string Marker, string Notebook, string Output, bool InPlace, double? CellTimeoutSeconds, IReadOnlyDictionary<string, string> Parameters,
    bool Solutions = false, bool AwaitsEnd = false, string? Browser = null);
