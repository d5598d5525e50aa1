namespace Course;

/// <summary>The samples whose predicted probability lies in (<paramref name="Lower"/>, <paramref name="Upper"/>].</summary>
/// <param name="Lower">The interval's lower end, outside it (but 0 belongs to the first bin).</param>
/// <param name="Upper">The interval's upper end, inside it.</param>
/// <param name="Count">How many samples.</param>
/// <param name="MeanPredicted">Their mean predicted probability.</param>
/// <param name="FractionPositive">The share of them that are positive.</param>
public sealed record CalibrationBin(double Lower, double Upper, int Count, double MeanPredicted, double FractionPositive);
