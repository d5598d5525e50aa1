using System.Runtime.CompilerServices;
using MathNet.Numerics.LinearAlgebra;

namespace Course;

/// <summary>
/// The claims a chapter makes about its own numbers, and the tests of its exercises. A claim that does not hold throws
/// <see cref="CheckFailedException"/>, so that a sentence in the prose cannot stop being true unnoticed.
/// </summary>
/// <remarks>
/// Two numbers are close when |actual − expected| ≤ tolerance · max(1, |expected|): absolute for small numbers, relative
/// for large ones. Not-a-number is close to nothing; an infinity only to itself.
/// </remarks>
public static class Check
{
    /// <summary>Claims that <paramref name="condition"/> is true.</summary>
    /// <param name="condition">What must hold.</param>
    /// <param name="claim">The claim in words; without it, the condition as it was written.</param>
    public static void That(bool condition, [CallerArgumentExpression(nameof(condition))] string claim = "")
    {
        if (!condition)
            throw new CheckFailedException($"This does not hold: {claim}");
    }

    /// <summary>Claims that two numbers are close.</summary>
    public static void Close<T>(T actual, T expected, double tolerance = 1e-9,
        [CallerArgumentExpression(nameof(actual))] string name = "")
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
        => Compare([actual], [expected], tolerance, name, _ => "");

    /// <summary>Claims that two vectors have the same length and close entries.</summary>
    public static void Close<T>(Vector<T> actual, Vector<T> expected, double tolerance = 1e-9,
        [CallerArgumentExpression(nameof(actual))] string name = "")
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        if (actual.Count != expected.Count)
            throw new CheckFailedException($"{name}: expected {expected.Count} entries, got {actual.Count}.");
        Compare(actual.ToArray(), expected.ToArray(), tolerance, name, index => $"[{index}]");
    }

    /// <summary>Claims that two matrices have the same shape and close entries.</summary>
    public static void Close<T>(Matrix<T> actual, Matrix<T> expected, double tolerance = 1e-9,
        [CallerArgumentExpression(nameof(actual))] string name = "")
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        int rows = expected.RowCount;
        if (actual.RowCount != rows || actual.ColumnCount != expected.ColumnCount)
        {
            bool transposed = actual.RowCount == expected.ColumnCount && actual.ColumnCount == rows;
            throw new CheckFailedException(
                $"{name}: expected {rows}×{expected.ColumnCount}, got {actual.RowCount}×{actual.ColumnCount}"
                + (transposed ? "; did you mean its Transpose()?" : "."));
        }

        Compare(actual.ToColumnMajorArray(), expected.ToColumnMajorArray(), tolerance, name, index => $"[{index % rows}, {index / rows}]");
    }

    /// <summary>Claims that <paramref name="action"/> throws, and returns what it threw so that its message can be shown.</summary>
    public static TException Throws<TException>(Action action)
        where TException : Exception
    {
        try
        {
            action();
        }
        catch (TException expected)
        {
            return expected;
        }
        catch (Exception other)
        {
            throw new CheckFailedException($"Expected {typeof(TException).Name}, got {other.GetType().Name}: {other.Message}", other);
        }

        throw new CheckFailedException($"Expected {typeof(TException).Name}, but nothing was thrown.");
    }

    private static void Compare<T>(T[] actual, T[] expected, double tolerance, string name, Func<int, string> place)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        int worst = -1, apart = 0;
        double worstExcess = 1;
        for (int i = 0; i < actual.Length; i++)
        {
            double excess = Excess(double.CreateChecked(actual[i]), double.CreateChecked(expected[i]), tolerance);
            if (excess > 1)
                apart++;
            if (excess > worstExcess)
                (worst, worstExcess) = (i, excess);
        }

        if (worst < 0)
            return;
        string others = apart > 1 ? $"; {apart} of {actual.Length} entries are too far apart, this one most" : "";
        throw new CheckFailedException(
            $"{name}{place(worst)}: expected {expected[worst]}, got {actual[worst]} "
            + $"(difference {T.Abs(actual[worst] - expected[worst]):G3}, tolerance {tolerance:G3}){others}.");
    }

    // The difference as a multiple of what is allowed; infinite where one of the two is not a finite number.
    private static double Excess(double actual, double expected, double tolerance)
    {
        if (actual.Equals(expected) && !double.IsNaN(actual))
            return 0;
        double difference = Math.Abs(actual - expected);
        return double.IsFinite(difference)
            ? difference / (tolerance * Math.Max(1, Math.Abs(expected)))
            : double.PositiveInfinity;
    }
}
