using System.Numerics;

namespace Course.Simd.Tests;

/// <summary>Errors against exact values, in units in the last place: the bounds that the documentation of <see cref="ElementWise"/> states.</summary>
public sealed class ElementWiseAccuracyTests(ITestOutputHelper output)
{
    private delegate void Function<T>(ReadOnlySpan<T> x, Span<T> result);

    [Fact]
    public void Exp_is_within_one_ulp()
    {
        Measure<float>(ElementWise.Exp, HighPrecision.Exp, -103, 88.7, 1);
        Measure<double>(ElementWise.Exp, HighPrecision.Exp, -745, 709.7, 1);
    }

    [Fact]
    public void Log_is_within_one_ulp()
    {
        Measure<float>(ElementWise.Log, HighPrecision.Log, 1e-45, 100, 1);
        Measure<float>(ElementWise.Log, HighPrecision.Log, 0.6, 1.6, 1);
        Measure<double>(ElementWise.Log, HighPrecision.Log, 5e-324, 1e3, 1);
        Measure<double>(ElementWise.Log, HighPrecision.Log, 0.6, 1.6, 1);
    }

    [Fact]
    public void Sigmoid_is_within_two_ulps()
    {
        static BigInteger Exact(BigInteger x) => HighPrecision.Divide(HighPrecision.One, HighPrecision.One + HighPrecision.Exp(-x));
        Measure<float>(ElementWise.Sigmoid, Exact, -103, 60, 2);
        Measure<double>(ElementWise.Sigmoid, Exact, -745, 60, 2);
    }

    [Fact]
    public void Tanh_is_within_three_ulps()
    {
        static BigInteger Exact(BigInteger x)
        {
            var e = HighPrecision.Exp(2 * x);
            return HighPrecision.Divide(e - HighPrecision.One, e + HighPrecision.One);
        }

        Measure<float>(ElementWise.Tanh, Exact, -25, 25, 3);
        Measure<double>(ElementWise.Tanh, Exact, -25, 25, 3);
    }

    [Fact]
    public void Softplus_is_within_two_ulps()
    {
        static BigInteger Exact(BigInteger x) => HighPrecision.Log(HighPrecision.One + HighPrecision.Exp(x));
        Measure<float>(ElementWise.Softplus, Exact, -80, 80, 2);
        Measure<double>(ElementWise.Softplus, Exact, -500, 80, 2);
    }

    [Fact]
    public void Gelu_is_within_eight_ulps()
    {
        static BigInteger Exact(BigInteger x) => HighPrecision.Multiply(x, HighPrecision.NormalDistribution(x));
        Measure<float>(ElementWise.Gelu, Exact, -12, 12, 8, points: 40);
        Measure<double>(ElementWise.Gelu, Exact, -37, 20, 8, points: 40);
    }

    [Fact]
    public void The_slope_of_Gelu_is_right_to_the_rounding_of_its_terms()
    {
        for (var x = -30.0; x < 12; x += 0.87)
        {
            var exact = HighPrecision.NormalDistribution(HighPrecision.From(x)) + HighPrecision.Multiply(HighPrecision.From(x), HighPrecision.NormalDensity(HighPrecision.From(x)));
            var slope = new double[1];
            ElementWise.GeluGradient<double>([x], [1.0], slope);
            var difference = HighPrecision.ToDouble(HighPrecision.From(slope[0]) - exact);
            Assert.True(Math.Abs(difference) <= 1e-15 * Math.Max(1, Math.Abs(x)), $"The slope at {x} is off by {difference}.");
        }
    }

    private void Measure<T>(Function<T> function, Func<BigInteger, BigInteger> exact, double from, double to, double bound, int points = 160)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var random = new Random(1);
        T[] x = [.. Enumerable.Range(0, points).Select(i => T.CreateTruncating(
            i % 4 < 2 ? from + (to - from) * random.NextDouble()
            : (from < 0 && i % 4 == 3 ? -1 : 1) * Math.Min(to, Math.Pow(10, -9 * random.NextDouble())))), T.CreateTruncating(from), T.CreateTruncating(to)];
        var y = new T[x.Length];
        function(x, y);
        double worst = 0;
        T at = T.Zero;
        for (var i = 0; i < x.Length; i++)
        {
            var error = HighPrecision.Ulps(y[i], exact(HighPrecision.From(double.CreateTruncating(x[i]))));
            if (error > worst) (worst, at) = (error, x[i]);
        }

        output.WriteLine($"{typeof(T).Name} {from} to {to}: {worst:F3} ulp at {at:R}");
        Assert.True(worst <= bound, $"{typeof(T).Name}: {worst:F3} ulp at {at:R}");
    }
}
