namespace Course.Exercises.Comparison;

/// <summary>One hidden input on which a function is tried.</summary>
/// <param name="Description">What is special about it, for hints: "a single sample", "logits of ±1000".</param>
/// <param name="Arguments">Makes the arguments; the same seed each time, so that a function that overwrites them spoils only its own call.</param>
/// <param name="IsEdge">An extreme input; a function that fails only here is told so.</param>
internal sealed record Case(string Description, Func<SeededRandom, object[]> Arguments, bool IsEdge = false);
