using System.Numerics;
using System.Runtime.InteropServices;

namespace Course.Simd.Tests;

/// <summary>
/// Every path gives, bit for bit, what the definition says: products added by fused multiply-add in the order of the depth, in blocks of at most 384.
/// </summary>
public sealed class MatrixProductTests
{
    private const int Shapes = 1000;

    /// <summary>The instruction sets, each on one thread and on two.</summary>
    public static TheoryData<string, int> Paths()
    {
        var paths = new TheoryData<string, int>();
        foreach (var set in Enum.GetNames<InstructionSet>())
        {
            paths.Add(set, 1);
            paths.Add(set, 2);
        }

        return paths;
    }

    [Theory, MemberData(nameof(Paths))]
    public void Random_shapes_and_transposes_in_float_have_the_bits_of_the_definition(string instructionSet, int threads) =>
        MultiplyRandomShapes<float>(Enum.Parse<InstructionSet>(instructionSet), threads);

    [Theory, MemberData(nameof(Paths))]
    public void Random_shapes_and_transposes_in_double_have_the_bits_of_the_definition(string instructionSet, int threads) =>
        MultiplyRandomShapes<double>(Enum.Parse<InstructionSet>(instructionSet), threads);

    [Theory, MemberData(nameof(Paths))]
    public void Products_of_several_blocks_have_the_bits_of_the_definition(string instructionSet, int threads)
    {
        var random = new Random(7);
        var set = Enum.Parse<InstructionSet>(instructionSet);
        foreach (var (rows, depth, columns) in new[] { (131, 769, 67), (40, 1200, 301), (261, 385, 14), (1, 900, 37), (37, 900, 1), (1100, 40, 30), (30, 40, 2100), (100, 512, 20), (100, 1024, 20), (100, 512, 21), (100, 1024, 21) })
        {
            foreach (var turnLeft in new[] { false, true })
            {
                foreach (var turnRight in new[] { false, true })
                {
                    new Case<float>(random, rows, depth, columns, turnLeft, turnRight, accumulate: turnLeft).Run(set, threads, checkedElements: 300);
                    new Case<double>(random, rows, depth, columns, turnLeft, turnRight, accumulate: turnRight).Run(set, threads, checkedElements: 300);
                }
            }
        }
    }

    [Fact]
    public void The_definition_itself_agrees_with_exact_arithmetic_to_rounding()
    {
        var random = new Random(3);
        var test = new Case<double>(random, 5, 400, 4, turnLeft: false, turnRight: true, accumulate: false);
        for (var i = 0; i < 5; i++)
        {
            for (var j = 0; j < 4; j++)
            {
                var exact = 0m;
                for (var p = 0; p < 400; p++) exact += (decimal)test.Left(i, p) * (decimal)test.Right(p, j);
                Assert.Equal((double)exact, test.Expected(i, j), 1e-12);
            }
        }
    }

    [Fact]
    public void An_empty_sum_is_zero_and_an_empty_result_is_left_alone()
    {
        double[] result = [1, 2, 3, 4];
        MatrixProduct.Multiply<double>(new([], 2, 0), new([], 0, 2), new(result, 2, 2), accumulate: true);
        Assert.Equal([1, 2, 3, 4], result);
        MatrixProduct.Multiply<double>(new([], 2, 0), new([], 0, 2), new(result, 2, 2));
        Assert.Equal([0, 0, 0, 0], result);
        MatrixProduct.Multiply<double>(new([], 0, 3), new([1, 2, 3], 3, 1), new([], 0, 1));
    }

    [Fact]
    public void A_row_major_result_is_filled_row_by_row()
    {
        double[] result = new double[6];
        MatrixProduct.Multiply(new ReadOnlyMatrixSpan<double>([1, 2, 3, 4], 2, 2), new([1, 0, 0, 1, 1, 1], 2, 3), new(result, 2, 3, 3, 1));
        Assert.Equal([1, 3, 4, 2, 4, 6], result);
    }

    [Fact]
    public void NaN_and_infinity_go_where_IEEE_754_sends_them()
    {
        double[] result = new double[2];
        MatrixProduct.Multiply(new ReadOnlyMatrixSpan<double>([double.NaN, 1, 0, 0], 2, 2), new([1, double.PositiveInfinity], 2, 1), new(result, 2, 1));
        Assert.True(double.IsNaN(result[0]));
        Assert.True(double.IsNaN(result[1]));
        MatrixProduct.Multiply(new ReadOnlyMatrixSpan<double>([2, -2], 2, 1), new([double.PositiveInfinity], 1, 1), new(result, 2, 1));
        Assert.Equal([double.PositiveInfinity, double.NegativeInfinity], result);
    }

    [Fact]
    public void Mistakes_are_named_before_anything_is_written()
    {
        var memory = new double[9];
        Assert.Contains("2×3 and a 2×2", Assert.Throws<ArgumentException>(() => MatrixProduct.Multiply<double>(new(new double[6], 2, 3), new(new double[4], 2, 2), new(memory, 2, 2))).Message);
        Assert.Contains("needs 12 elements", Assert.Throws<ArgumentException>(() => new ReadOnlyMatrixSpan<double>(memory, 3, 4)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new MatrixSpan<double>(memory, -1, 4));
        Assert.Contains("share memory", Assert.Throws<ArgumentException>(() => MatrixProduct.Multiply<double>(new(memory, 3, 3), new(new double[9], 3, 3), new(memory, 3, 3))).Message);
        Assert.Contains("side by side", Assert.Throws<ArgumentException>(() => MatrixProduct.Multiply<double>(new(memory, 2, 2), new(memory, 2, 2), new(new double[9], 2, 2, 2, 3))).Message);
        Assert.Throws<NotSupportedException>(() => MatrixProduct.Multiply<Half>(new(new Half[1], 1, 1), new(new Half[1], 1, 1), new(new Half[1], 1, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => MatrixProduct.MaxThreads = 0);
    }

    [Fact]
    public void Many_threads_may_multiply_at_once()
    {
        var cases = Enumerable.Range(0, 8).Select(seed => new Case<double>(new Random(seed), 120 + seed, 160, 130, seed % 2 == 0, seed % 3 == 0, accumulate: false)).ToArray();
        Parallel.For(0, 64, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => cases[i % 8].Run(InstructionSets.Best, threads: 1 + i % 3, checkedElements: 200));
    }

    private static void MultiplyRandomShapes<T>(InstructionSet set, int threads)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var random = new Random(20 + threads);
        for (var shape = 0; shape < Shapes; shape++)
        {
            // Mostly small, where edges are; every tenth large enough to be packed, every fortieth to be shared out over threads.
            var most = shape % 40 == 0 ? 150 : shape % 10 == 0 ? 70 : 20;
            var test = new Case<T>(random, random.Next(1, most), shape % 40 == 0 ? 200 : random.Next(0, most), random.Next(1, most), random.Next(2) == 0, random.Next(2) == 0, random.Next(2) == 0);
            test.Run(set, threads, checkedElements: 60);
        }
    }

    /// <summary>One product between operands that lie apart in memory, with canaries around all three matrices and between their columns.</summary>
    private sealed class Case<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        private const int Margin = 37;
        private readonly T[] left, right, before;
        private readonly int rows, depth, columns, leftStride, rightStride, resultStride;
        private readonly bool turnLeft, turnRight, accumulate;

        public Case(Random random, int rows, int depth, int columns, bool turnLeft, bool turnRight, bool accumulate)
        {
            (this.rows, this.depth, this.columns, this.turnLeft, this.turnRight, this.accumulate) = (rows, depth, columns, turnLeft, turnRight, accumulate);
            leftStride = Math.Max(1, turnLeft ? depth : rows) + random.Next(3);
            rightStride = Math.Max(1, turnRight ? columns : depth) + random.Next(3);
            resultStride = rows + random.Next(3);
            left = Fill(random, turnLeft ? depth : rows, turnLeft ? rows : depth, leftStride);
            right = Fill(random, turnRight ? columns : depth, turnRight ? depth : columns, rightStride);
            before = Fill(random, rows, columns, resultStride);
        }

        public T Left(int i, int p) => left[Margin + (turnLeft ? p + i * leftStride : i + p * leftStride)];

        public T Right(int p, int j) => right[Margin + (turnRight ? j + p * rightStride : p + j * rightStride)];

        public T Expected(int i, int j)
        {
            var value = accumulate ? before[Margin + i + j * resultStride] : T.Zero;
            if (depth == 0) return value;
            var blocks = (depth + 383) / 384;
            var block = (depth + blocks - 1) / blocks;
            for (var start = 0; start < depth; start += block)
            {
                var sum = T.Zero;
                for (var p = start; p < Math.Min(depth, start + block); p++) sum = T.FusedMultiplyAdd(Left(i, p), Right(p, j), sum);
                value = start == 0 && !accumulate ? sum : value + sum;
            }

            return value;
        }

        public void Run(InstructionSet set, int threads, int checkedElements)
        {
            var result = (T[])before.Clone();
            var l = new ReadOnlyMatrixSpan<T>(Inside(left), turnLeft ? depth : rows, turnLeft ? rows : depth, 1, leftStride);
            var r = new ReadOnlyMatrixSpan<T>(Inside(right), turnRight ? columns : depth, turnRight ? depth : columns, 1, rightStride);
            MatrixProduct.Multiply(turnLeft ? l.Transposed : l, turnRight ? r.Transposed : r, new MatrixSpan<T>(Inside(result), rows, columns, 1, resultStride), accumulate, set, threads);

            // What lies between the columns and around the matrix is as it was.
            for (var k = 0; k < result.Length; k++)
            {
                var offset = k - Margin;
                var inside = offset >= 0 && offset % resultStride < rows && offset / resultStride < columns;
                if (!inside) Assert.True(T.IsNaN(result[k]), $"{this} wrote outside the result, {offset} elements from its start.");
            }

            var step = Math.Max(1, rows * columns / checkedElements);
            for (var k = 0; k < rows * columns; k += step)
            {
                int i = k % rows, j = k / rows;
                var expected = Expected(i, j);
                var actual = result[Margin + i + j * resultStride];
                Assert.True(Same(expected, actual), $"{this} on {set}, {threads} threads: element ({i}, {j}) is {actual}, not {expected}.");
            }
        }

        public override string ToString() => $"{typeof(T).Name} {rows}×{depth}×{columns} left turned {turnLeft}, right turned {turnRight}, accumulate {accumulate}";

        private static Span<T> Inside(T[] memory) => memory.AsSpan(Margin, memory.Length - 2 * Margin);

        private static bool Same(T x, T y) => MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in x)).SequenceEqual(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in y)));

        // The canaries are NaN: a read outside the operand makes the result NaN, a write outside the result is seen.
        private static T[] Fill(Random random, int rows, int columns, int stride)
        {
            var memory = new T[2 * Margin + (columns == 0 || rows == 0 ? 0 : (columns - 1) * stride + rows)];
            Array.Fill(memory, T.NaN);
            for (var j = 0; j < columns; j++)
                for (var i = 0; i < rows; i++)
                    memory[Margin + i + j * stride] = T.CreateTruncating(random.NextDouble() - 0.5);
            return memory;
        }
    }
}
