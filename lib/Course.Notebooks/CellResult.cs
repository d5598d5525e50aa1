namespace Course.Notebooks;

/// <summary>How one cell ended.</summary>
/// <param name="Status">Ran, failed or interrupted.</param>
/// <param name="Error">What went wrong; null exactly when <paramref name="Status"/> is <see cref="CellStatus.Ok"/>.</param>
/// <param name="Duration">How long the cell took, compilation included.</param>
public sealed record CellResult(CellStatus Status, CellError? Error, TimeSpan Duration);
