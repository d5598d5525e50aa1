using Course.Exercises.Answers;

namespace Course.Exercises.Comparison;

/// <summary>One part of the answer on one input: what should have come and what came.</summary>
internal sealed record Observation(Case Case, IReadOnlyList<Size> Sizes, Numbers Expected, Numbers Actual, double Tolerance)
{
    public bool IsRight => Actual.IsClose(Expected, Tolerance);

    public bool HasRightShape => Actual.HasShapeOf(Expected);

    public bool IsFinite => Actual.Values.All(double.IsFinite);
}
