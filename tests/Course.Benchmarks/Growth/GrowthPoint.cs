namespace Course.Benchmarks;

/// <summary>How long it took at one size.</summary>
/// <param name="Size">The size.</param>
/// <param name="Microseconds">The time, the smallest of several.</param>
internal sealed record GrowthPoint(double Size, double Microseconds);
