using System.Numerics;
using System.Numerics.Tensors;
using MathNet.Numerics.LinearAlgebra;

namespace Course;

/// <summary>Classes as columns of zeros with a single one: class 2 of 4 is (0, 0, 1, 0)ᵀ.</summary>
public static class OneHot
{
    /// <summary>Turns N class numbers 0, 1, ..., k − 1 into a k×N matrix.</summary>
    /// <exception cref="ArgumentException">A label lies outside 0 ... k − 1.</exception>
    public static Matrix<T> Encode<T>(ReadOnlySpan<int> labels, int classCount)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var values = new T[classCount * labels.Length];
        for (int j = 0; j < labels.Length; j++)
        {
            if ((uint)labels[j] >= (uint)classCount)
                throw new ArgumentException($"Label {labels[j]} of sample {j} is not a class: {classCount} classes are numbered 0 to {classCount - 1}.");
            values[j * classCount + labels[j]] = T.One;
        }

        return Matrix<T>.Build.Dense(classCount, labels.Length, values);
    }

    /// <summary>The row of the largest entry of each column of a k×N matrix (the first of several equal ones): N class numbers.</summary>
    public static int[] Decode<T>(Matrix<T> columns)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int rows = columns.RowCount;
        var values = columns.Values();
        var labels = new int[columns.ColumnCount];
        for (int j = 0; j < labels.Length; j++)
            labels[j] = TensorPrimitives.IndexOfMax(values.Slice(j * rows, rows));
        return labels;
    }
}
