using System.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Course;

/// <summary>
/// How the entries of a parameter start. A weight matrix is n×m: its fan-in m is how many inputs a unit adds up, its fan-out n how many units each input feeds.
/// </summary>
/// <typeparam name="T">The precision: <see cref="float"/> or <see cref="double"/>.</typeparam>
public abstract class Initializer<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Overwrites every entry of <paramref name="values"/>, drawing from <paramref name="random"/>.</summary>
    /// <param name="values">n×m: fan-out×fan-in.</param>
    /// <param name="random">The source of randomness; the same state gives the same entries.</param>
    public void Fill(Matrix<T> values, SeededRandom random)
    {
        int fanIn = values.ColumnCount, fanOut = values.RowCount;
        foreach (ref T entry in values.Entries()) entry = T.CreateTruncating(Draw(fanIn, fanOut, random));
    }

    /// <summary>One entry of a weight matrix with this fan-in and fan-out.</summary>
    protected abstract double Draw(int fanIn, int fanOut, SeededRandom random);

    /// <summary>A draw from the uniform distribution with mean 0 and this variance: over ±√(3 · variance).</summary>
    private protected static double Uniform(double variance, SeededRandom random) => Math.Sqrt(3 * variance) * (2 * random.NextDouble() - 1);

    /// <summary>A draw from the normal distribution with mean 0 and this variance.</summary>
    private protected static double Normal(double variance, SeededRandom random) => Math.Sqrt(variance) * random.NextGaussian();
}
