namespace Course;

/// <summary>
/// When to give up: after <paramref name="Patience"/> epochs in a row without an improvement of the validation loss
/// (the training loss, if there are no validation data).
/// </summary>
/// <param name="Patience">The epochs to wait, at least 1.</param>
/// <param name="MinimumImprovement">By how much the loss must fall below the best so far to count as better.</param>
/// <param name="RestoreBest">Whether the network goes back to its best epoch when training ends, early or not.</param>
public sealed record EarlyStopping(int Patience, double MinimumImprovement = 0, bool RestoreBest = true);
