using Course.Exercises.Answers;

namespace Course.Exercises.Comparison;

/// <summary>One case, tried: what should have come and what came.</summary>
internal sealed record Trial(Case Case, object[] Arguments, IReadOnlyList<Size> Sizes, Call Expected, Call Actual, bool Overwrote);
