using System.Numerics;

namespace Course.Simd.Tests;

public sealed class ColumnWiseTests
{
    private static readonly InstructionSet[] InstructionSets = Enum.GetValues<InstructionSet>();

    [Fact]
    public void The_same_vector_is_added_to_columns_of_any_height_in_float() => CompareAddition<float>();

    [Fact]
    public void The_same_vector_is_added_to_columns_of_any_height_in_double() => CompareAddition<double>();

    [Fact]
    public void Columns_of_any_height_add_up_to_the_same_bits_on_every_instruction_set_in_float() => CompareSums<float>(1e-5);

    [Fact]
    public void Columns_of_any_height_add_up_to_the_same_bits_on_every_instruction_set_in_double() => CompareSums<double>(1e-13);

    [Fact]
    public void A_part_of_a_column_is_refused()
    {
        Assert.Throws<ArgumentException>(() => ColumnWise.AddToEach<double>(new double[7], new double[3]));
        Assert.Throws<ArgumentException>(() => ColumnWise.Sum<double>(new double[7], new double[3]));
        Assert.Throws<ArgumentOutOfRangeException>(() => ColumnWise.Sum<double>(new double[7], []));
    }

    private static void CompareAddition<T>() where T : unmanaged, IFloatingPointIeee754<T>
    {
        foreach (var (rows, columns) in Shapes())
        {
            T[] z = Random<T>(rows * columns, seed: rows), b = Random<T>(rows, seed: columns);
            T[] expected = [.. z.Select((value, i) => value + b[i % rows])];
            foreach (var set in InstructionSets)
            {
                var buffer = new GuardedBuffer<T>(z);
                ColumnWise.AddToEach(buffer.Span, b, set);
                Assert.Equal(expected, buffer.Checked());
            }
        }
    }

    private static void CompareSums<T>(double tolerance) where T : unmanaged, IFloatingPointIeee754<T>
    {
        foreach (var (rows, columns) in Shapes())
        {
            T[] z = Random<T>(rows * columns, seed: rows);
            T[]? first = null;
            foreach (var set in InstructionSets)
            {
                var sum = new GuardedBuffer<T>(new T[rows]);
                ColumnWise.Sum(z, sum.Span, set);
                Assert.Equal(first ??= sum.Checked(), sum.Checked());
            }

            for (int row = 0; row < rows; row++)
            {
                double exact = Enumerable.Range(0, columns).Sum(column => double.CreateTruncating(z[column * rows + row]));
                Assert.Equal(exact, double.CreateTruncating(first![row]), tolerance * Math.Max(1, columns));
            }
        }
    }

    private static IEnumerable<(int Rows, int Columns)> Shapes()
    {
        foreach (int rows in (int[])[1, 2, 3, 5, 7, 8, 10, 16, 17, 31, 32, 33, 64, 65, 100, 257])
            foreach (int columns in (int[])[0, 1, 2, 3, 13, 32, 100])
                yield return (rows, columns);
    }

    private static T[] Random<T>(int count, int seed) where T : unmanaged, IFloatingPointIeee754<T>
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => T.CreateTruncating(2 * random.NextDouble() - 1))];
    }
}
