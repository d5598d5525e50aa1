using BenchmarkDotNet.Attributes;
using Course.Simd;

namespace Course.Benchmarks;

/// <summary>The matrix product on every instruction set that the machine has, one thread, float.</summary>
public class ProductBenchmarks
{
    private float[] left = [], right = [], result = [];

    /// <summary>Rows, columns and depth.</summary>
    [Params(16, 64, 256, 1024)]
    public int Size { get; set; }

    /// <summary>The vectors.</summary>
    [ParamsAllValues]
    public Vectors On { get; set; }

    /// <summary>Makes the operands.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        var random = new SeededRandom(0);
        float[] Fill() => [.. Enumerable.Range(0, Size * Size).Select(_ => (float)random.NextGaussian())];
        (left, right, result) = (Fill(), Fill(), Fill());
    }

    /// <summary>result = left · right.</summary>
    [Benchmark]
    public void Multiply() =>
        MatrixProduct.Multiply<float>(new(left, Size, Size), new(right, Size, Size), new(result, Size, Size), accumulate: false, (InstructionSet)On, threads: 1);

    /// <summary>The library's own instruction sets, by their public names.</summary>
    public enum Vectors
    {
        /// <summary>One number at a time.</summary>
        Scalar,

        /// <summary>128 bits.</summary>
        Vector128,

        /// <summary>256 bits.</summary>
        Vector256,

        /// <summary>512 bits; slow where the machine lacks them.</summary>
        Vector512,
    }
}
