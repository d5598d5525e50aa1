namespace Course.Exercises.Comparison;

/// <summary>A number that an input has and that a formula may divide by: 64 samples, 30 features.</summary>
internal readonly record struct Size(string Name, int Count);
