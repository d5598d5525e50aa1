using System.Numerics;
using System.Numerics.Tensors;
using MathNet.Numerics.LinearAlgebra;

namespace Course;

/// <summary>Finds out why a loss became infinite or not a number, by looking at what took part in the step.</summary>
internal static class Divergence
{
    // Standardised features seldom exceed 5; with features in the hundreds ordinary learning rates are hundreds of times too large.
    private const double SuspiciousFeature = 100;

    public static TrainingDivergedException Explain<T>(Network<T> network, Loss<T> loss, Optimizer<T> optimizer, Matrix<T> x, Matrix<T> t,
        double value, int epoch, int batch) where T : unmanaged, IFloatingPointIeee754<T>
    {
        var (cause, explanation) = Look(network, loss, optimizer, x, t);
        return new(cause, epoch, batch, value, explanation);
    }

    private static (DivergenceCause Cause, string Explanation) Look<T>(Network<T> network, Loss<T> loss, Optimizer<T> optimizer, Matrix<T> x, Matrix<T> t)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (FirstNotFinite(x) is { } feature)
            return (DivergenceCause.FeatureNotFinite, $"The features contain {feature}: fill the value in or drop the sample, then train again.");
        if (FirstNotFinite(t) is { } target)
            return (DivergenceCause.TargetNotFinite, $"The targets contain {target}: correct it or drop the sample, then train again.");

        double largest = double.CreateTruncating(T.Abs(TensorPrimitives.MaxMagnitude<T>(x.Entries())));
        bool unscaled = largest > SuspiciousFeature, parametersFinite = network.Parameters.All(parameter => FirstNotFinite(parameter.Value) is null);
        string scaling = $"The largest feature is {largest:G4}: scale the features first, as in StandardScaler.Fit(train.Features).Transform(...)";
        if (loss is BinaryCrossEntropyOnProbabilities<T> && parametersFinite)
            return (DivergenceCause.LogOfZero, "A probability was rounded to exactly 0 or 1 and was wrong, so the loss took the logarithm of zero: leave the last Sigmoid out and use BinaryCrossEntropy, which works on logits."
                + (unscaled ? $" {scaling}." : ""));
        if (unscaled)
            return (DivergenceCause.UnscaledFeatures, $"{scaling}; with features of this size a learning rate of {optimizer.LearningRate:G4} overshoots.");
        return (DivergenceCause.LearningRateTooHigh, $"The learning rate {optimizer.LearningRate:G4} is most likely too high, so that every step overshot further: try {optimizer.LearningRate / 10:G4}, or clip the gradients.");
    }

    private static string? FirstNotFinite<T>(Matrix<T> matrix) where T : unmanaged, IFloatingPointIeee754<T>
    {
        var entries = matrix.Entries();
        for (int i = 0; i < entries.Length; i++)
            if (!T.IsFinite(entries[i]))
                return $"{(T.IsNaN(entries[i]) ? "NaN (not a number)" : "an infinite number")} in row {i % matrix.RowCount}, sample {i / matrix.RowCount} of the batch";
        return null;
    }
}
