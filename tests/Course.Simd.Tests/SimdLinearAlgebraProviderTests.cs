using System.Reflection;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Providers.LinearAlgebra;

namespace Course.Simd.Tests;

/// <summary>The provider inside MathNet. These tests switch a setting of the whole process, so they run one after another.</summary>
public sealed class SimdLinearAlgebraProviderTests : IDisposable
{
    public SimdLinearAlgebraProviderTests() => SimdLinearAlgebraProvider.Use();

    public void Dispose() => SimdLinearAlgebraProvider.Restore();

    [Fact]
    public void Using_twice_and_restoring_brings_back_what_was_there()
    {
        SimdLinearAlgebraProvider.Restore();
        var before = LinearAlgebraControl.Provider;
        SimdLinearAlgebraProvider.Use();
        SimdLinearAlgebraProvider.Use();
        Assert.Same(SimdLinearAlgebraProvider.Instance, LinearAlgebraControl.Provider);
        SimdLinearAlgebraProvider.Restore();
        Assert.Same(before, LinearAlgebraControl.Provider);
        SimdLinearAlgebraProvider.Restore();
        Assert.Same(before, LinearAlgebraControl.Provider);
    }

    [Fact]
    public void Any_number_of_threads_may_switch_it_on()
    {
        SimdLinearAlgebraProvider.Restore();
        var before = LinearAlgebraControl.Provider;
        Parallel.For(0, 50, _ => SimdLinearAlgebraProvider.Use());
        SimdLinearAlgebraProvider.Restore();
        Assert.Same(before, LinearAlgebraControl.Provider);
    }

    [Fact]
    public void MathNet_products_give_what_its_own_provider_gives()
    {
        var random = new Random(5);
        Matrix<double> Doubles(int rows, int columns) => Matrix<double>.Build.Dense(rows, columns, (_, _) => random.NextDouble() - 0.5);
        foreach (var (m, k, n) in new[] { (1, 1, 1), (5, 1, 100), (16, 30, 32), (70, 90, 60) })
        {
            Matrix<double> a = Doubles(m, k), b = Doubles(k, n), turnedA = a.Transpose(), turnedB = b.Transpose();
            var vector = b.Column(0);
            Compare(() => a * b);
            Compare(() => turnedA.TransposeThisAndMultiply(b));
            Compare(() => a.TransposeAndMultiply(turnedB));
            Compare(() => (a * vector).ToColumnMatrix());
            Compare(() => turnedA.TransposeThisAndMultiply(vector).ToColumnMatrix());
            Compare(() => (a.ToSingle() * b.ToSingle()).Map(x => (double)x), tolerance: 1e-5);
        }
    }

    [Fact]
    public void A_result_may_be_its_own_operand_as_MathNet_allows()
    {
        double[] a = [1, 2, 3, 4], b = [0, 1, 1, 0];
        SimdLinearAlgebraProvider.Instance.MatrixMultiply(a, 2, 2, b, 2, 2, a);
        Assert.Equal([3, 4, 1, 2], a);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 0)]
    [InlineData(1, 3)]
    [InlineData(-0.5, 0.25)]
    public void An_update_scales_as_BLAS_defines_it(double alpha, double beta)
    {
        double[] a = [1, 2, 3, 4, 5, 6], b = [2, 0, 1, 1, 3, 5], c = [1, 1, 1, 1], expected = [1, 1, 1, 1];
        SimdLinearAlgebraProvider.Instance.MatrixMultiplyWithUpdate(Transpose.Transpose, Transpose.DontTranspose, alpha, a, 3, 2, b, 3, 2, beta, c);
        ManagedLinearAlgebraProvider.Instance.MatrixMultiplyWithUpdate(Transpose.Transpose, Transpose.DontTranspose, alpha, a, 3, 2, b, 3, 2, beta, expected);
        Assert.Equal(expected, c);
    }

    /// <summary>
    /// Every method of the interface is called with the same arguments on this provider and on MathNet's, and must give the same results: a forgotten
    /// member, or one that forwards to the wrong overload, shows.
    /// </summary>
    [Fact]
    public void Every_other_member_does_what_MathNet_does()
    {
        var methods = typeof(ILinearAlgebraProvider).GetInterfaces().Append(typeof(ILinearAlgebraProvider)).SelectMany(type => type.GetMethods()).ToArray();
        Assert.True(methods.Length > 100);
        foreach (var method in methods)
        {
            var ours = Arguments(method);
            var theirs = Arguments(method);
            var result = Invoke(method, SimdLinearAlgebraProvider.Instance, ours);
            var expected = Invoke(method, ManagedLinearAlgebraProvider.Instance, theirs);
            Assert.Equal(expected, result);
            for (var i = 0; i < ours.Length; i++) Assert.Equal(Text(theirs[i]), Text(ours[i]));
        }
    }

    // As text, NaN equals NaN.
    private static string Text(object value) => value is Array array ? string.Join(' ', array.Cast<object>()) : value.ToString()!;

    private static object? Invoke(MethodInfo method, ILinearAlgebraProvider provider, object[] arguments)
    {
        try
        {
            return method.Invoke(provider, arguments);
        }
        catch (TargetInvocationException exception)
        {
            // The same refusal counts as the same result.
            return exception.InnerException!.GetType();
        }
    }

    // 3×3 (or 9 long) for every array, well conditioned and symmetric, with values whose products are exact; 3 for every size.
    private static object[] Arguments(MethodInfo method) => [.. method.GetParameters().Select(parameter =>
    {
        var type = parameter.ParameterType;
        double[] values = [4, 1, 0, 1, 3, 1, 0, 1, 2];
        return type == typeof(int) ? 3
            : type == typeof(bool) ? true
            : type.IsEnum ? Enum.GetValues(type).GetValue(0)!
            : type == typeof(int[]) ? new[] { 0, 1, 2 }
            : type == typeof(double[]) ? values
            : type == typeof(float[]) ? values.Select(x => (float)x).ToArray()
            : type == typeof(System.Numerics.Complex[]) ? values.Select(x => new System.Numerics.Complex(x, 0)).ToArray()
            : type == typeof(MathNet.Numerics.Complex32[]) ? values.Select(x => new MathNet.Numerics.Complex32((float)x, 0)).ToArray()
            : type == typeof(double) ? 1.0
            : type == typeof(float) ? 1f
            : type == typeof(System.Numerics.Complex) ? System.Numerics.Complex.One
            : type == typeof(MathNet.Numerics.Complex32) ? MathNet.Numerics.Complex32.One
            : throw new InvalidOperationException($"{method.Name} has a parameter of the unexpected type {type}.");
    })];

    private static void Compare(Func<Matrix<double>> product, double tolerance = 1e-13)
    {
        var ours = product();
        SimdLinearAlgebraProvider.Restore();
        var theirs = product();
        SimdLinearAlgebraProvider.Use();
        Assert.True((ours - theirs).L2Norm() <= tolerance * Math.Max(1, theirs.L2Norm()), $"{ours} is not {theirs}");
    }
}
