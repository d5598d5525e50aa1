namespace Course;

/// <summary>What is known after an epoch, one pass through the training data.</summary>
/// <param name="Epoch">Its number, from 1.</param>
/// <param name="TrainingLoss">The mean over the epoch's samples of the loss with penalties, as measured batch by batch while the parameters were changing.</param>
/// <param name="ValidationLoss">The loss with penalties on the validation data after the epoch; null without such data.</param>
/// <param name="LearningRate">η in this epoch.</param>
/// <param name="TrainingMetrics">Each metric on the training data after the epoch.</param>
/// <param name="ValidationMetrics">Each metric on the validation data after the epoch; empty without such data.</param>
public sealed record EpochRecord(int Epoch, double TrainingLoss, double? ValidationLoss, double LearningRate,
    IReadOnlyDictionary<string, double> TrainingMetrics, IReadOnlyDictionary<string, double> ValidationMetrics)
{
    /// <summary>One line with all of it.</summary>
    public override string ToString()
        => $"epoch {Epoch}: loss {TrainingLoss:G5}"
            + (ValidationLoss is { } loss ? $", validation {loss:G5}" : "")
            + string.Concat(TrainingMetrics.Select(metric => $", {metric.Key} {metric.Value:G4}"))
            + string.Concat(ValidationMetrics.Select(metric => $", validation {metric.Key} {metric.Value:G4}"))
            + $", learning rate {LearningRate:G4}";
}
