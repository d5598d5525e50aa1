using System.Text.Json.Nodes;
using MathNet.Numerics.LinearAlgebra;

namespace Course.Figures;

/// <summary>A grid of points over the plane of two features, a margin beyond the samples.</summary>
internal sealed class BoundaryGrid
{
    /// <summary>The part of the samples' extent by which the grid goes beyond them.</summary>
    private const double Margin = 0.08;

    internal BoundaryGrid(Matrix<double> features, int size)
    {
        X = Range(features.Row(0), size);
        Y = Range(features.Row(1), size);
        Points = Matrix<double>.Build.Dense(2, size * size, (i, n) => i == 0 ? X[n % size] : Y[n / size]);
    }

    internal double[] X { get; }

    internal double[] Y { get; }

    /// <summary>The grid's points as columns, 2×(size²), row after row.</summary>
    internal Matrix<double> Points { get; }

    /// <summary>One value per point as rows of a heat map.</summary>
    internal JsonArray Rows(int[] values) => FigureJson.Grid(Y.Length, X.Length, (i, j) => values[(i * X.Length) + j]);

    private static double[] Range(Vector<double> values, int size)
    {
        double least = values.Minimum();
        double most = values.Maximum();
        double margin = most > least ? Margin * (most - least) : 1;
        return MathNet.Numerics.Generate.LinearSpaced(size, least - margin, most + margin);
    }
}
