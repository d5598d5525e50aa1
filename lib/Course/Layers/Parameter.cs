using System.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Course;

/// <summary>A matrix that training adjusts, beside the gradient of the loss with respect to it.</summary>
/// <typeparam name="T">The precision: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Parameter<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>A parameter of zeros.</summary>
    /// <param name="name">What its layer calls it: W, b, γ, β.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="isWeight">Whether L1 and L2 penalties apply to it: true for weights, false for biases and scales.</param>
    public Parameter(string name, int rows, int columns, bool isWeight)
    {
        Name = name;
        IsWeight = isWeight;
        Values = new T[rows * columns];
        Gradients = new T[rows * columns];
        Value = Matrix<T>.Build.Dense(rows, columns, Values);
        Gradient = Matrix<T>.Build.Dense(rows, columns, Gradients);
    }

    /// <summary>What its layer calls it: W, b, γ, β.</summary>
    public string Name { get; }

    /// <summary>Whether L1 and L2 penalties apply to it: true for weights, false for biases and scales.</summary>
    public bool IsWeight { get; }

    /// <summary>Its present value. A bias of n units is an n×1 matrix.</summary>
    public Matrix<T> Value { get; }

    /// <summary>∂loss/∂value, of the same shape; every backward pass overwrites it.</summary>
    public Matrix<T> Gradient { get; }

    /// <summary>How many numbers it holds.</summary>
    public int Count => Values.Length;

    // The storage of Value and Gradient, column after column.
    internal T[] Values { get; }

    internal T[] Gradients { get; }

    /// <summary>Its name and shape, as in <c>W 16×30</c>.</summary>
    public override string ToString() => $"{Name} {Value.RowCount}×{Value.ColumnCount}";
}
