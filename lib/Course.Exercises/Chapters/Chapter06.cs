using Course.Exercises.Comparison;
using static Course.Exercises.Chapters.Inputs;

namespace Course.Exercises.Chapters;

/// <summary>Training: a step of gradient descent, a step with momentum, and when to stop.</summary>
internal static class Chapter06
{
    public static IEnumerable<ExerciseDefinition> Exercises => [Descent, Momentum, BestEpoch];

    private static ComparedExercise Descent => new("6.1", "One step of gradient descent", (Matrix W, Matrix dW, double η) => W - η * dW)
    {
        Parts = ["new W"],
        Cases =
        [
            new("a 3×4 matrix, learning rate 0.1", random => [Gaussian(random, 3, 4), Gaussian(random, 3, 4), 0.1]),
            new("a 2×2 matrix, learning rate 0.003", random => [Gaussian(random, 2, 2), Gaussian(random, 2, 2), 0.003]),
            new("a 1×6 matrix, learning rate 0.5", random => [Gaussian(random, 1, 6), Gaussian(random, 1, 6), 0.5]),
        ],
        Mistakes =
        [
            new((Matrix W, Matrix dW, double η) => W + η * dW, "You go uphill: the gradient points to where the loss grows."),
            new((Matrix W, Matrix dW, double η) => W - dW, "The learning rate is missing: the step is as long as the gradient itself."),
            new((Matrix W, Matrix dW, double η) => -η * dW, "That is the step. Where does it start from?"),
            new((Matrix W, Matrix dW, double η) => W - dW / η, "You divided by the learning rate: a smaller one would make larger steps."),
            new((Matrix W, Matrix dW, double η) => η * (W - dW), "Parentheses: the learning rate multiplies the gradient only."),
            new((Matrix W, Matrix dW, double η) => W - (η * W).PointwiseMultiply(dW), "You multiplied the step by W entry by entry; the step depends on the gradient and the learning rate only."),
        ],
        Pointer = "From where you are, a step against the gradient, as long as the learning rate says.",
        Insight = "All of training is this line, repeated; the rest is computing dW.",
    };

    private static ComparedExercise Momentum => new("6.2", "One step with momentum",
        (Matrix W, Matrix V, Matrix dW, double η, double μ) => (W - η * (μ * V + dW), μ * V + dW))
    {
        Parts = ["new W", "new V"],
        Cases =
        [
            new("a 3×2 matrix", random => [Gaussian(random, 3, 2), Gaussian(random, 3, 2), Gaussian(random, 3, 2), 0.1, 0.9]),
            new("a 2×5 matrix", random => [Gaussian(random, 2, 5), Gaussian(random, 2, 5), Gaussian(random, 2, 5), 0.03, 0.5]),
            new("the first step, when V is 0", random => [Gaussian(random, 2, 2), Matrix.Build.Dense(2, 2), Gaussian(random, 2, 2), 0.2, 0.8], IsEdge: true),
        ],
        Mistakes =
        [
            new((Matrix W, Matrix V, Matrix dW, double η, double μ) => (μ * V + dW, W - η * (μ * V + dW)), "W and V are exchanged: return the new W first."),
            new((Matrix W, Matrix V, Matrix dW, double η, double μ) => (W - η * V, μ * V + dW), "W is moved by the old velocity: compute the new V first, then take the step with it."),
            new((Matrix W, Matrix V, Matrix dW, double η, double μ) => (W - η * dW, μ * V + dW), "V is right, but W does not use it: the step is taken along V."),
            new((Matrix W, Matrix V, Matrix dW, double η, double μ) => (W + η * (μ * V + dW), μ * V + dW), "V is right, but W goes uphill: the step is subtracted."),
            new((Matrix W, Matrix V, Matrix dW, double η, double μ) => (W - (μ * V + dW), μ * V + dW), "V is right; the step to the new W lacks the learning rate."),
            new((Matrix W, Matrix V, Matrix dW, double η, double μ) => (W - η * (μ * V + (1 - μ) * dW), μ * V + (1 - μ) * dW),
                "You took a moving average, with 1 − μ before the gradient, as Adam does. In this exercise the gradient enters V whole."),
            new((Matrix W, Matrix V, Matrix dW, double η, double μ) => (W + μ * V - η * dW, μ * V - η * dW),
                "In this version V contains the learning rate. It is a known one too, but here V is made of gradients only and η enters with the step."),
            new((Matrix W, Matrix V, Matrix dW, double η, double μ) => (W - (μ * V + η * dW), μ * V + η * dW),
                "In this version V contains the learning rate. It is a known one too, but here V is made of gradients only and η enters with the step."),
            new((Matrix W, Matrix V, Matrix dW, double η, double μ) => (W - η * (V + dW), V + dW), "The old velocity is not damped: μ multiplies it, otherwise nothing ever slows down."),
        ],
        Pointer = "First the new velocity from the old one and the gradient, then the step along it.",
        Insight = "Where gradients agree, the velocity grows to 1/(1 − μ) times one of them; where they alternate, they cancel: faster along the valley, calmer across it.",
    };

    private static ComparedExercise BestEpoch => new("6.3", "Early stopping", (double[] losses, int patience) => Stop(losses, patience).Best)
    {
        Parts = ["epoch"],
        Cases =
        [
            new("a loss that falls and then rises", _ => [new[] { 0.9, 0.6, 0.5, 0.4, 0.45, 0.5, 0.55, 0.6 }, 3]),
            new("a loss that would fall again after the training was stopped", _ => [new[] { 0.8, 0.5, 0.6, 0.7, 0.65, 0.4, 0.3 }, 3]),
            new("a loss that improves again just in time", _ => [new[] { 0.8, 0.5, 0.6, 0.7, 0.45, 0.5, 0.6, 0.7, 0.2 }, 3]),
            new("a loss that goes down with many small rises", _ => [new[] { 0.9, 0.7, 0.8, 0.6, 0.65, 0.5, 0.55, 0.6, 0.4, 0.45, 0.35, 0.4 }, 3]),
            new("a loss that recovers without reaching its best", _ => [new[] { 0.9, 0.4, 0.6, 0.5, 0.45, 0.42, 0.3, 0.2 }, 4]),
            new("a loss that falls to its lowest long after the training was stopped", _ => [new[] { 0.8, 0.5, 0.6, 0.7, 0.65, 0.62, 0.6, 0.3 }, 3]),
            new("a loss that goes up and down above its best", _ => [new[] { 0.9, 0.4, 0.6, 0.5, 0.7, 0.8, 0.75 }, 3]),
            new("patience 1", _ => [new[] { 0.7, 0.6, 0.65, 0.1 }, 1]),
            new("a loss that repeats its best value", _ => [new[] { 0.9, 0.5, 0.7, 0.5, 0.6, 0.3 }, 3], IsEdge: true),
            new("a loss that falls to the end", _ => [new[] { 0.9, 0.8, 0.7, 0.6 }, 2], IsEdge: true),
            new("a single epoch", _ => [new[] { 0.9 }, 5], IsEdge: true),
        ],
        Mistakes =
        [
            new((double[] losses, int patience) => losses.Index().MinBy(item => item.Item).Index,
                "That is the lowest loss of the whole list, but training stops when the patience runs out: what comes later never happens."),
            new((double[] losses, int patience) => Stop(losses, patience).Last, "That is the epoch at which training stops. The weights to keep are older."),
            new((double[] losses, int patience) => Stop(losses, patience).Best + 1, "Always one too large: count epochs from 0."),
            new((double[] losses, int patience) => Stop(losses, patience + 1).Best, "You wait one epoch too long: stop as soon as `patience` epochs in a row brought nothing better."),
            new((double[] losses, int patience) => Stop(losses, patience - 1).Best, "You stop one epoch too early: `patience` epochs in a row without improvement are allowed to pass."),
            new((double[] losses, int patience) => Stop(losses, patience, orEqual: true).Best, "An equal loss is no improvement: count from the first time that it was reached."),
            new((double[] losses, int patience) => Stop(losses, patience, againstPrevious: true).Best, "You compare each epoch with the one before; compare it with the best so far."),
            new((double[] losses, int patience) => Stop(losses, patience, inARow: false).Best, "You count all epochs without improvement; only those since the last improvement count. Begin again at 0 when a new best is found."),
            new((double[] losses, int patience) => Stop(losses, 1).Best, "You stop at the first epoch that is no better; `patience` says how many of them in a row may pass."),
            new((double[] losses, int patience) => StopAfterRises(losses, patience), "You count the epochs in a row whose loss is above that of the epoch before; count those that bring nothing below the best so far."),
            new((double[] losses, int patience) => Stop(losses, patience).Last - patience, "That is right when the patience runs out; when the epochs run out first, the best one is not `patience` before the last."),
            new((double[] losses, int patience) => losses.Length - 1, "That is the last epoch of all."),
            new((double[] losses, int patience) => losses[Stop(losses, patience).Best], "That is the loss; the number of the epoch is asked for."),
        ],
        Pointer = "Walk through the epochs, keep the best one so far, and stop when the current one is `patience` after it.",
        Insight = "Early stopping is a choice made on validation data: the validation loss of the chosen epoch flatters the model, so the test part must not take part.",
    };

    private static (int Best, int Last) Stop(double[] losses, int patience, bool orEqual = false, bool againstPrevious = false, bool inARow = true)
    {
        int best = 0, waited = 0;
        for (int epoch = 1; epoch < losses.Length; epoch++)
        {
            double reference = losses[againstPrevious ? epoch - 1 : best];
            bool isBetter = losses[epoch] < reference || orEqual && losses[epoch] == reference;
            (best, waited) = isBetter ? (epoch, inARow ? 0 : waited) : (best, waited + 1);
            if (waited >= patience)
                return (best, epoch);
        }

        return (best, losses.Length - 1);
    }

    private static int StopAfterRises(double[] losses, int patience)
    {
        int best = 0, rises = 0;
        for (int epoch = 1; epoch < losses.Length && rises < patience; epoch++)
        {
            best = losses[epoch] < losses[best] ? epoch : best;
            rises = losses[epoch] >= losses[epoch - 1] ? rises + 1 : 0;
        }

        return best;
    }
}
