using System.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Course;

/// <summary>A number to watch beside the loss.</summary>
/// <param name="Name">What the history and its figures call it.</param>
/// <param name="Compute">From probabilities k×N and targets k×N to the number.</param>
/// <typeparam name="T">The precision: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed record Metric<T>(string Name, Func<Matrix<T>, Matrix<T>, double> Compute) where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The share of samples whose most probable class is the right one.</summary>
    public static Metric<T> Accuracy { get; } = new("accuracy", (probabilities, targets) =>
    {
        int[] predicted = Labels(probabilities), actual = Labels(targets);
        return predicted.Zip(actual).Count(pair => pair.First == pair.Second) / (double)actual.Length;
    });

    /// <summary>The class of each column: with one row 1 if it is at least one half, else 0; with several the row of the largest entry.</summary>
    internal static int[] Labels(Matrix<T> probabilities)
    {
        int rows = probabilities.RowCount;
        var labels = new int[probabilities.ColumnCount];
        T half = T.CreateTruncating(0.5);
        for (int sample = 0; sample < labels.Length; sample++)
        {
            var column = probabilities.Entries().Slice(sample * rows, rows);
            labels[sample] = rows == 1 ? (column[0] >= half ? 1 : 0) : System.Numerics.Tensors.TensorPrimitives.IndexOfMax<T>(column);
        }

        return labels;
    }
}
