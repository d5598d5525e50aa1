namespace Course.Notebooks.Jupyter;

/// <summary>How a trial of a kernel went.</summary>
/// <param name="Time">From the start of the process to the answer.</param>
/// <param name="Problem">What went wrong; null when it works.</param>
public sealed record KernelTrialResult(TimeSpan Time, string? Problem);
