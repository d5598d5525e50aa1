namespace Course.Exercises.Answers;

/// <summary>What a numeric answer was given as.</summary>
internal enum NumbersKind
{
    Scalar,
    Vector,
    Matrix,
}
