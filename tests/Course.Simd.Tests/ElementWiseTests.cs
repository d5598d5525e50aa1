using System.Numerics;
using System.Runtime.InteropServices;

namespace Course.Simd.Tests;

/// <summary>The same bits for every instruction set, place and length; IEEE's special values; and what is refused.</summary>
public sealed class ElementWiseTests
{
    [Fact]
    public void Every_function_has_the_same_bits_on_every_instruction_set_in_float() => CompareInstructionSets<float>();

    [Fact]
    public void Every_function_has_the_same_bits_on_every_instruction_set_in_double() => CompareInstructionSets<double>();

    [Fact]
    public void Sums_have_the_same_bits_on_every_instruction_set()
    {
        var random = new Random(4);
        for (var length = 0; length < 200; length++)
        {
            CompareSums(Numbers<float>(random, length), Numbers<float>(random, length));
            CompareSums(Numbers<double>(random, length), Numbers<double>(random, length));
        }
    }

    [Fact]
    public void Sums_are_right()
    {
        Assert.Equal(5050, Reduction.Sum<double>([.. Enumerable.Range(1, 100).Select(i => (double)i)]));
        Assert.Equal(338350, Reduction.SumOfSquares<float>([.. Enumerable.Range(1, 100).Select(i => (float)i)]));
        Assert.Equal(11, Reduction.Dot<double>([1, 2], [3, 4]));
        Assert.Throws<ArgumentException>(() => Reduction.Dot<double>([1, 2], [3]));
    }

    [Fact]
    public void Special_values_go_where_IEEE_754_sends_them()
    {
        double[] x = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0.0, -0.0];
        Check(x, ElementWise.Exp, [double.NaN, double.PositiveInfinity, 0.0, 1, 1]);
        Check(x, ElementWise.Sigmoid, [double.NaN, 1, 0.0, 0.5, 0.5]);
        Check(x, ElementWise.Tanh, [double.NaN, 1, -1, 0.0, -0.0]);
        Check(x, ElementWise.Softplus, [double.NaN, double.PositiveInfinity, 0.0, Math.Log(2), Math.Log(2)]);
        Check(x, ElementWise.Relu, [double.NaN, double.PositiveInfinity, 0.0, 0.0, 0.0], anyZero: true);
        Check([.. x, -1, double.Epsilon], ElementWise.Log, [double.NaN, double.PositiveInfinity, double.NaN, double.NegativeInfinity, double.NegativeInfinity, double.NaN, -744.4400719213812]);
        Check(x, ElementWise.Gelu, [double.NaN, double.PositiveInfinity, -0.0, 0.0, -0.0]);
        Check([800, -800], ElementWise.Exp, [double.PositiveInfinity, 0.0]);

        float[] y = [float.NaN, float.PositiveInfinity, float.NegativeInfinity, 0f, -0f];
        Check(y, ElementWise.Exp, [float.NaN, float.PositiveInfinity, 0f, 1, 1]);
        Check(y, ElementWise.Sigmoid, [float.NaN, 1, 0f, 0.5f, 0.5f]);
        Check(y, ElementWise.Tanh, [float.NaN, 1, -1, 0f, -0f]);
        Check(y, ElementWise.Log, [float.NaN, float.PositiveInfinity, float.NaN, float.NegativeInfinity, float.NegativeInfinity]);
    }

    [Fact]
    public void Gradients_are_the_formulas()
    {
        double[] a = [0.25, 0.5, -0.75], dA = [2, -4, 8], result = new double[3];
        ElementWise.SigmoidGradient<double>(a, dA, result);
        Assert.Equal([0.375, -1, -10.5], result);
        ElementWise.TanhGradient<double>(a, dA, result);
        Assert.Equal([1.875, -3, 3.5], result);
        ElementWise.ReluGradient<double>([1, 0, -1], dA, result);
        Assert.Equal([2, 0, 0], result);
        ElementWise.LeakyReluGradient<double>([1, 0, -1], dA, 0.5, result);
        Assert.Equal([2, -2, 4], result);
        ElementWise.LeakyRelu<double>([1, 0, -1], 0.5, result);
        Assert.Equal([1, 0, -0.5], result);
        ElementWise.AddScaled<double>([1, 2, 3], -0.5, dA);
        Assert.Equal([1.5, -5, 6.5], dA);
        ElementWise.ScaledDifference<double>([1, 2, 3], [0, 4, 3], 2, result);
        Assert.Equal([2, -4, 0], result);
    }

    [Fact]
    public void The_loss_of_a_logit_neither_overflows_nor_loses_small_numbers()
    {
        var loss = new double[4];
        ElementWise.LogisticLoss<double>([0, 1000, 1000, 50], [1, 0, 1, 1], loss);
        Assert.Equal([Math.Log(2), 1000, 0, Math.Exp(-50)], loss, (x, y) => Math.Abs(x - y) <= 1e-15 * Math.Abs(x));
    }

    [Fact]
    public void Softmax_adds_up_to_one_whatever_the_size_of_the_logits()
    {
        double[] z = [1000, 1001, -5000, 0, 0, 0];
        ColumnWise.Softmax(z, 3, z);
        Assert.Equal(1 / (1 + Math.E), z[0], 1e-15);
        Assert.Equal(0, z[2]);
        Assert.Equal(1.0 / 3, z[4], 1e-15);

        var sums = new double[2];
        ColumnWise.LogSumExp([1000.0, 1000.0, double.NegativeInfinity, 2.0], 2, sums);
        Assert.Equal([1000 + Math.Log(2), 2], sums);
        Assert.Throws<ArgumentException>(() => ColumnWise.Softmax(z, 4, z));
    }

    [Fact]
    public void Lengths_and_overlaps_are_checked()
    {
        var memory = new double[9];
        Assert.Contains("must be the same", Assert.Throws<ArgumentException>(() => ElementWise.Exp<double>(memory, new double[8])).Message);
        Assert.Contains("shifted by 1", Assert.Throws<ArgumentException>(() => ElementWise.Exp<double>(memory.AsSpan(0, 8), memory.AsSpan(1))).Message);
        Assert.Throws<NotSupportedException>(() => ElementWise.Exp<Half>(new Half[1], new Half[1]));
        ElementWise.Exp<double>(memory, memory);
        Assert.All(memory, x => Assert.Equal(1, x));
    }

    private delegate void Function<T>(ReadOnlySpan<T> x, Span<T> result);

    private static void Check<T>(T[] x, Function<T> function, T[] expected, bool anyZero = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var result = new T[x.Length];
        function(x, result);
        for (var i = 0; i < x.Length; i++)
        {
            var same = T.IsNaN(expected[i]) ? T.IsNaN(result[i]) : result[i] == expected[i] && (anyZero || T.IsNegative(result[i]) == T.IsNegative(expected[i]));
            Assert.True(same, $"{x[i]} gives {result[i]}, not {expected[i]}.");
        }
    }

    private static void CompareInstructionSets<T>()
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Compare(default(ElementWise.ExpFunction<T>));
        Compare(default(ElementWise.LogFunction<T>));
        Compare(default(ElementWise.SoftplusFunction<T>));
        Compare(default(ElementWise.LogisticLossFunction<T>));
        Compare(default(ElementWise.SigmoidFunction<T>));
        Compare(default(ElementWise.SigmoidGradientFunction<T>));
        Compare(default(ElementWise.TanhFunction<T>));
        Compare(default(ElementWise.TanhGradientFunction<T>));
        Compare(default(ElementWise.ReluFunction<T>));
        Compare(default(ElementWise.ReluGradientFunction<T>));
        Compare(new ElementWise.LeakyReluFunction<T>(T.CreateTruncating(0.01)));
        Compare(default(ElementWise.GeluFunction<T>));
        Compare(default(ElementWise.GeluGradientFunction<T>));
        Compare(new ElementWise.AddScaledFunction<T>(T.CreateTruncating(-0.1)));
        Compare(new ElementWise.ScaledDifferenceFunction<T>(T.CreateTruncating(0.3)));

        void Compare<TFunction>(TFunction function)
            where TFunction : struct, IElementFunction<T>
        {
            var random = new Random(8);
            T[] x = [.. Numbers<T>(random, 70), T.NaN, T.PositiveInfinity, T.NegativeInfinity, T.Epsilon, T.NegativeZero], y = Numbers<T>(random, x.Length);
            foreach (var length in new[] { 0, 1, 2, 3, 7, 9, 16, 31, x.Length })
            {
                var expected = new T[length];
                ElementLoop.Run(function, x.AsSpan(0, length), y.AsSpan(0, length), expected, InstructionSet.Scalar);
                foreach (var set in Enum.GetValues<InstructionSet>())
                {
                    // Canaries on both sides: nothing beyond the span is written, and what is beyond is not read into a result.
                    var memory = new T[length + 40];
                    Array.Fill(memory, T.CreateTruncating(77));
                    x.AsSpan(0, length).CopyTo(memory.AsSpan(20));
                    ElementLoop.Run(function, memory.AsSpan(20, length), y.AsSpan(0, length), memory.AsSpan(20, length), set);
                    Assert.True(
                        MemoryMarshal.AsBytes(memory.AsSpan(20, length)).SequenceEqual(MemoryMarshal.AsBytes<T>(expected)) || SameApartFromNaN(memory.AsSpan(20, length), expected),
                        $"{typeof(TFunction).Name} differs on {set} at length {length}.");
                    Assert.All(memory[..20].Concat(memory[^20..]), canary => Assert.Equal(T.CreateTruncating(77), canary));
                }
            }
        }
    }

    // IEEE leaves open which NaN comes out.
    private static bool SameApartFromNaN<T>(Span<T> x, T[] y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (var i = 0; i < y.Length; i++)
            if (!(T.IsNaN(x[i]) && T.IsNaN(y[i])) && !(x[i] == y[i] && T.IsNegative(x[i]) == T.IsNegative(y[i]))) return false;
        return true;
    }

    private static void CompareSums<T>(T[] x, T[] y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        foreach (var set in Enum.GetValues<InstructionSet>())
        {
            Assert.Equal(Reduction.Run<T, Reduction.Plain>(x, x, InstructionSet.Scalar), Reduction.Run<T, Reduction.Plain>(x, x, set));
            Assert.Equal(Reduction.Run<T, Reduction.Products>(x, y, InstructionSet.Scalar), Reduction.Run<T, Reduction.Products>(x, y, set));
        }
    }

    private static T[] Numbers<T>(Random random, int length)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        [.. Enumerable.Range(0, length).Select(_ => T.CreateTruncating((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-4, 3))))];
}
