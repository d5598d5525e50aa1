using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using Course.Simd;
using MathNet.Numerics.LinearAlgebra;

namespace Course;

/// <summary>
/// Cross-entropy of one-hot targets t (k classes, or any probabilities) against logits z, the outputs <em>before</em> the softmax, which this loss contains:
/// <c>−Σ t_c log p_c</c> with <c>log p_c = z_c − max z − log Σⱼ e^(zⱼ − max z)</c>, which never overflows and never takes the log of zero.
/// Its gradient is <c>(p − t) / N</c>.
/// </summary>
/// <remarks>The mean is over the N samples. With class weights each target counts w_c times and the mean divides by the sum of the samples' weights, as in PyTorch.</remarks>
/// <typeparam name="T">The precision: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class SoftmaxCrossEntropy<T> : Loss<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly T[]? classWeights;

    /// <summary>All classes weigh the same unless <paramref name="classWeights"/> gives k weights.</summary>
    /// <exception cref="ArgumentException">A weight is not a positive number.</exception>
    public SoftmaxCrossEntropy(IReadOnlyList<double>? classWeights = null)
    {
        Weights = ClassWeights.Require(classWeights, "SoftmaxCrossEntropy");
        this.classWeights = Weights?.Select(T.CreateTruncating).ToArray();
    }

    /// <summary>The k weights, or null if all classes weigh the same.</summary>
    public IReadOnlyList<double>? Weights { get; }

    /// <summary>The probabilities softmax(z).</summary>
    public override Matrix<T> Link(Matrix<T> outputs)
    {
        var probabilities = Matrix<T>.Build.Dense(outputs.RowCount, outputs.ColumnCount);
        ColumnWise.Softmax(outputs.Entries(), outputs.RowCount, probabilities.Entries());
        return probabilities;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override double Compute(ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, Span<T> gradient, int rows)
    {
        var weighted = classWeights is null ? targets : Weigh(targets, rows);
        for (int start = 0; start < outputs.Length; start += rows)
        {
            var z = outputs.Slice(start, rows);
            TensorPrimitives.Subtract(z, TensorPrimitives.Max(z), gradient.Slice(start, rows));         // z − max z
        }

        double sum = -double.CreateTruncating(Reduction.Dot(weighted, gradient)), weights = 0;
        ElementWise.Exp<T>(gradient, gradient);
        for (int start = 0; start < outputs.Length; start += rows)
        {
            var p = gradient.Slice(start, rows);
            T total = Reduction.Sum<T>(p), weight = Reduction.Sum(weighted.Slice(start, rows));
            sum += double.CreateTruncating(weight * T.Log(total));
            weights += double.CreateTruncating(weight);
            TensorPrimitives.Multiply(p, weight / total, p);
        }

        double scale = 1 / (classWeights is null ? outputs.Length / rows : weights);
        ElementWise.ScaledDifference(gradient, weighted, T.CreateTruncating(scale), gradient);          // (p − t) / N
        return sum * scale;
    }

    /// <inheritdoc/>
    protected internal override void RequireTargets(Matrix<T> targets)
    {
        if (targets.RowCount == 1)
            throw new ArgumentException($"{this} needs one row of targets for each class (OneHot.Encode makes them) but got one row; for a yes-or-no target use BinaryCrossEntropy.");
        for (int sample = 0; sample < targets.ColumnCount; sample++)
        {
            T total = Reduction.Sum<T>(targets.Entries().Slice(sample * targets.RowCount, targets.RowCount));
            if (T.Abs(total - T.One) > T.CreateTruncating(1e-3))
                throw new ArgumentException($"{this} needs targets that are probabilities, a 1 for the right class and 0 for the others, but sample {sample} adds up to {total}.");
        }
    }

    private ReadOnlySpan<T> Weigh(ReadOnlySpan<T> targets, int rows)
    {
        if (classWeights!.Length != rows)
            throw new ArgumentException($"{this} was given {classWeights.Length} class weights but the outputs have {rows} rows: one weight for each class.");
        var weighted = Scratch(targets.Length);
        for (int start = 0; start < targets.Length; start += rows)
            TensorPrimitives.Multiply(targets.Slice(start, rows), classWeights, weighted.Slice(start, rows));
        return weighted;
    }
}
