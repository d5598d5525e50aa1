namespace Course.Notebooks.Scripting;

/// <summary>How a submission ended.</summary>
internal sealed record ScriptOutcome(object? Value, bool HasValue, CellError? Error = null, bool Interrupted = false);
