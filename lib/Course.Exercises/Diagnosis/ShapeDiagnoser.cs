using Course.Exercises.Answers;
using Course.Exercises.Comparison;

namespace Course.Exercises.Diagnosis;

/// <summary>The result has another shape than wanted: transposed, summed over too much, or of another size.</summary>
internal static class ShapeDiagnoser
{
    public static string? Hint(Evidence evidence)
    {
        if (evidence.Observations.FirstOrDefault(seen => !seen.HasRightShape) is not { } seen)
            return null;
        (Numbers wanted, Numbers came) = (seen.Expected, seen.Actual);
        bool isTransposed = evidence.Observations.All(each => each.Actual.Rows == each.Expected.Columns && each.Actual.Columns == each.Expected.Rows);
        string shapes = $"Your {evidence.Part} is {came.Shape} where {wanted.Shape} is wanted (input: {seen.Case.Description})";
        if (isTransposed)
            return $"{shapes}: it is transposed. Samples are columns here; which factor of the product has to be transposed, or stand first?";
        if (came.Kind == NumbersKind.Scalar)
            return $"{shapes}: something was summed or averaged over everything, rather than along one direction.";
        if (came.Rows == wanted.Rows && wanted.Columns == 1)
            return $"{shapes}: the sum over the samples (along each row) is missing.";
        if (Math.Abs(came.Rows - wanted.Rows) + Math.Abs(came.Columns - wanted.Columns) == 1)
            return $"{shapes}: off by one. Where does the counting start and end?";
        return $"{shapes}. Write the shape of every factor below the formula.";
    }
}
