using Course.Exercises.Answers;

namespace Course.Exercises.Comparison;

/// <summary>One case, tried: what should have come and what came.</summary>
/// <param name="Case">The input.</param>
/// <param name="Arguments">Its arguments as they are for everyone.</param>
/// <param name="Used">Those that the function got, after it had them.</param>
/// <param name="Sizes">The numbers by which a result can be too large or too small.</param>
/// <param name="Expected">What the reference gives.</param>
/// <param name="Actual">What the answer gave.</param>
/// <param name="Overwrote">Whether the function changed what it got.</param>
internal sealed record Trial(Case Case, object[] Arguments, object[] Used, IReadOnlyList<Size> Sizes, Call Expected, Call Actual, bool Overwrote);
