namespace Course.Tool.Exercises;

/// <summary>A chapter has an exercise without a solution; the message says which.</summary>
internal sealed class MissingSolutionException(string message) : Exception(message);
