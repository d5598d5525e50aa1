using Course.Exercises.Comparison;

namespace Course.Exercises.Chapters;

/// <summary>A loss that remembers where it was evaluated: how a gradient was measured shows in the points, whatever came of it.</summary>
internal sealed class RecordedLoss(Func<Vector, double> loss)
{
    private readonly List<Vector> points = [];

    /// <summary>The loss to hand to a learner's function.</summary>
    public static Func<Vector, double> Of(Func<Vector, double> loss) => new RecordedLoss(loss).Evaluate;

    /// <summary>How far the points of evaluation lay from the weights, those at the weights themselves left out. The loss is argument 0, the weights argument 1.</summary>
    public static IReadOnlyList<Vector> Moves(Trial trial)
    {
        var recorded = (RecordedLoss)((Delegate)trial.Used[0]).Target!;
        var weights = (Vector)trial.Arguments[1];
        return [.. recorded.points.Where(point => point.Count == weights.Count).Select(point => point - weights).Where(move => move.InfinityNorm() > 0)];
    }

    private double Evaluate(Vector weights)
    {
        points.Add(weights.Clone());
        return loss(weights);
    }
}
