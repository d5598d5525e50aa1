using BenchmarkDotNet.Attributes;
using Course.Simd;

namespace Course.Benchmarks;

/// <summary>The element-wise functions and sums on 10,000 numbers, which fit the second-level cache.</summary>
/// <typeparam name="T">float or double.</typeparam>
[GenericTypeArguments(typeof(float))]
[GenericTypeArguments(typeof(double))]
public class ElementWiseBenchmarks<T>
    where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
{
    private const int Rows = 100;
    private readonly T[] x = new T[10_000], y = new T[10_000], result = new T[10_000], column = new T[Rows];

    /// <summary>Makes the numbers.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        var random = new SeededRandom(0);
        for (int i = 0; i < x.Length; i++) (x[i], y[i]) = (T.CreateTruncating(random.NextGaussian()), T.CreateTruncating(random.NextDouble()));
    }

    /// <summary>eˣ.</summary>
    [Benchmark]
    public void Exp() => ElementWise.Exp<T>(x, result);

    /// <summary>log x.</summary>
    [Benchmark]
    public void Log() => ElementWise.Log<T>(y, result);

    /// <summary>σ(x).</summary>
    [Benchmark]
    public void Sigmoid() => ElementWise.Sigmoid<T>(x, result);

    /// <summary>tanh x.</summary>
    [Benchmark]
    public void Tanh() => ElementWise.Tanh<T>(x, result);

    /// <summary>max(x, 0).</summary>
    [Benchmark]
    public void Relu() => ElementWise.Relu<T>(x, result);

    /// <summary>GELU.</summary>
    [Benchmark]
    public void Gelu() => ElementWise.Gelu<T>(x, result);

    /// <summary>y − η x.</summary>
    [Benchmark]
    public void AddScaled() => ElementWise.AddScaled<T>(x, T.CreateTruncating(-1e-9), result);

    /// <summary>Softmax of columns of 100.</summary>
    [Benchmark]
    public void Softmax() => ColumnWise.Softmax<T>(x, Rows, result);

    /// <summary>Biases.</summary>
    [Benchmark]
    public void AddToEachColumn() => ColumnWise.AddToEach<T>(result, column);

    /// <summary>Their gradient.</summary>
    [Benchmark]
    public void SumOfColumns() => ColumnWise.Sum<T>(x, column);

    /// <summary>Σ x y.</summary>
    [Benchmark]
    public T Dot() => Reduction.Dot<T>(x, y);
}
