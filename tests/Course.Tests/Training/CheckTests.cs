using MathNet.Numerics.LinearAlgebra;

namespace Course.Tests;

public sealed class CheckTests
{
    [Fact]
    public void A_claim_that_fails_is_quoted()
    {
        double loss = 3;
        Check.That(loss > 2);
        Assert.Equal("This does not hold: loss < 2", Assert.Throws<CheckFailedException>(() => Check.That(loss < 2)).Message);
        Assert.Equal("This does not hold: the loss falls", Assert.Throws<CheckFailedException>(() => Check.That(loss < 2, "the loss falls")).Message);
    }

    [Fact]
    public void The_worst_entry_of_a_matrix_is_named()
    {
        var expected = Matrix<double>.Build.Dense(2, 3, (i, j) => i + j);
        var actual = expected.Clone();
        Check.Close(actual, expected);
        actual[0, 1] += 0.01;
        actual[1, 2] += 0.5;

        string message = Assert.Throws<CheckFailedException>(() => Check.Close(actual, expected, 1e-6)).Message;
        Assert.Equal("actual[1, 2]: expected 3, got 3.5 (difference 0.5, tolerance 1E-06); 2 of 6 entries are too far apart, this one most.", message);
    }

    [Fact]
    public void A_transposed_matrix_is_recognised()
    {
        string message = Assert.Throws<CheckFailedException>(
            () => Check.Close(Matrix<float>.Build.Dense(3, 2), Matrix<float>.Build.Dense(2, 3), name: "W")).Message;
        Assert.Equal("W: expected 2×3, got 3×2; did you mean its Transpose()?", message);
    }

    [Fact]
    public void Large_numbers_are_compared_relatively_and_nothing_is_close_to_not_a_number()
    {
        Check.Close(1e12 + 1, 1e12);
        Check.Close(double.PositiveInfinity, double.PositiveInfinity);
        Assert.Throws<CheckFailedException>(() => Check.Close(double.NaN, double.NaN));
        Assert.Throws<CheckFailedException>(() => Check.Close(double.NegativeInfinity, double.PositiveInfinity));
        Assert.Throws<CheckFailedException>(() => Check.Close(1.0, 1.1));
        var vector = Vector<double>.Build.Dense(3);
        Assert.StartsWith("vector[1]: expected NaN", Assert.Throws<CheckFailedException>(
            () => Check.Close(vector, Vector<double>.Build.DenseOfArray([0, double.NaN, 0]))).Message, StringComparison.Ordinal);
        Assert.Throws<CheckFailedException>(() => Check.Close(vector, Vector<double>.Build.Dense(4)));
    }

    [Fact]
    public void An_expected_exception_is_returned_and_a_missing_or_other_one_fails()
    {
        var thrown = Check.Throws<ArgumentException>(() => throw new ArgumentException("as expected"));
        Assert.Equal("as expected", thrown.Message);
        Assert.Contains("nothing was thrown", Assert.Throws<CheckFailedException>(() => Check.Throws<ArgumentException>(() => { })).Message, StringComparison.Ordinal);
        var other = Assert.Throws<CheckFailedException>(() => Check.Throws<ArgumentException>(() => throw new InvalidOperationException("why")));
        Assert.Contains("InvalidOperationException: why", other.Message, StringComparison.Ordinal);
    }
}
