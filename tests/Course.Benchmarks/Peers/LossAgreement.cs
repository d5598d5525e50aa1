using System.Globalization;

namespace Course.Benchmarks;

/// <summary>Whether everyone computed the same: speed is worth nothing otherwise.</summary>
internal static class LossAgreement
{
    /// <summary>Every disagreement, in words; none if all is well. Sums in another order differ in their last digits, and training multiplies the difference.</summary>
    public static IEnumerable<string> Disagreements(IReadOnlyList<Measurement> results)
    {
        foreach (var group in results.Where(result => result.Loss is not null).GroupBy(result => (result.Case, result.Dtype)))
        {
            double tolerance = group.Key.Dtype == "f32" ? 1e-3 : 1e-6;
            double ours = group.Single(result => result.Implementation == Implementation.Ours).Loss!.Value;
            foreach (var result in group)
            {
                double difference = Math.Abs(result.Loss!.Value - ours) / Math.Abs(ours);
                if (!(difference <= tolerance))
                    yield return string.Create(CultureInfo.InvariantCulture, $"{group.Key.Case} {group.Key.Dtype}: the loss of {result.Implementation} is {result.Loss:G9}, ours {ours:G9}");
            }
        }
    }
}
