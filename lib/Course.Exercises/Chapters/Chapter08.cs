using Course.Exercises.Comparison;

namespace Course.Exercises.Chapters;

/// <summary>Evaluation: how sure an accuracy is, a score for rare classes, and which number may choose a model.</summary>
internal static class Chapter08
{
    public static IEnumerable<ExerciseDefinition> Exercises => [Wilson, F1, SelectModel];

    private static ComparedExercise Wilson => new("8.1", "How sure is an accuracy?", (int correct, int total, double z) => Interval(correct, total, z))
    {
        Parts = ["lower end", "upper end"],
        Cases =
        [
            new("95 of 100, z = 1.96", _ => [95, 100, 1.96]),
            new("30 of 64, z = 1.96", _ => [30, 64, 1.96]),
            new("130 of 143, z = 2.576", _ => [130, 143, 2.576]),
            new("9 of 12, z = 1.645", _ => [9, 12, 1.645]),
            new("all right", _ => [20, 20, 1.96], IsEdge: true),
            new("none right", _ => [0, 10, 1.96], IsEdge: true),
        ],
        Sizes = arguments => [new("samples", (int)arguments[1])],
        Mistakes =
        [
            new((int correct, int total, double z) => Simple(correct, total, z),
                "That is the simple interval p ± z √(p (1 − p) / N). When everything is right it has no width at all, as if 20 samples proved perfection; Wilson's does not."),
            new((int correct, int total, double z) => (Math.Max(0, Simple(correct, total, z).Lower), Math.Min(1, Simple(correct, total, z).Upper)),
                "That is the simple interval p ± z √(p (1 − p) / N). When everything is right it has no width at all, as if 20 samples proved perfection; Wilson's does not."),
            new((int correct, int total, double z) => (Interval(correct, total, z).Upper, Interval(correct, total, z).Lower), "The ends are exchanged: the lower one first."),
            new((int correct, int total, double z) => Interval(correct, total, 1.96), "You fixed z = 1.96; use the parameter, other confidences have other values."),
            new((int correct, int total, double z) => Interval(correct, total, 1), "z is missing from your formula: this interval is only one standard error wide on each side."),
            new((int correct, int total, double z) => Unscaled(correct, total, z), "The division by 1 + z²/N is missing."),
            new((int correct, int total, double z) => WithoutCorrection(correct, total, z), "Inside the root the term z²/(4N²) is missing: without it the interval has no width when everything is right."),
        ],
        Pointer = "center = (p + z²/(2N)) / (1 + z²/N), margin = z / (1 + z²/N) · √(p (1 − p)/N + z²/(4N²)).",
        Insight = "95 of 100 right may be a model that is right 89 % or 98 % of the time: two models whose intervals overlap this much cannot be told apart by their accuracy.",
    };

    private static ComparedExercise F1 => new("8.2", "F1 from a confusion matrix", (Matrix counts) => Score(counts, (tp, fp, fn, _) => Ratio(2 * tp, 2 * tp + fp + fn)))
    {
        Parts = ["F1"],
        Cases =
        [
            new("a balanced test", _ => [Matrix.Build.DenseOfRowArrays([40, 10], [5, 45])]),
            new("a rare class", _ => [Matrix.Build.DenseOfRowArrays([930, 20], [35, 15])]),
            new("many false alarms", _ => [Matrix.Build.DenseOfRowArrays([50, 30], [2, 18])]),
            new("a class that was never predicted", _ => [Matrix.Build.DenseOfRowArrays([95, 0], [5, 0])], IsEdge: true),
            new("a class that does not occur and was never predicted", _ => [Matrix.Build.DenseOfRowArrays([10, 0], [0, 0])], IsEdge: true),
        ],
        Mistakes =
        [
            new((Matrix counts) => Score(counts, (tp, fp, _, _) => Ratio(tp, tp + fp)), "That is the precision alone: what of the recall?"),
            new((Matrix counts) => Score(counts, (tp, _, fn, _) => Ratio(tp, tp + fn)), "That is the recall alone: what of the precision?"),
            new((Matrix counts) => Score(counts, (tp, fp, fn, tn) => (tp + tn) / (tp + tn + fp + fn)), "That is the accuracy: the many true negatives hide how the rare class fares."),
            new((Matrix counts) => Score(counts, (tp, fp, fn, _) => (Ratio(tp, tp + fp) + Ratio(tp, tp + fn)) / 2),
                "That is the ordinary mean of precision and recall; F1 is their harmonic mean, which stays low when one of them is."),
            new((Matrix counts) => Score(counts, (tp, fp, fn, _) => Math.Sqrt(Ratio(tp, tp + fp) * Ratio(tp, tp + fn))), "That is the geometric mean of precision and recall; F1 is their harmonic mean."),
            new((Matrix counts) => Score(counts, (_, fp, fn, tn) => Ratio(2 * tn, 2 * tn + fp + fn)), "You took class 0 for the positive one; it is class 1, the second row and column."),
            new((Matrix counts) => Score(counts, (tp, fp, fn, _) => 2 * tp / (2 * tp + fp + fn)),
                "Right, except when the class neither occurs nor is predicted: 0/0 is not a number. The library says 0 then."),
            new((Matrix counts) => Score(counts, (tp, fp, fn, _) => 2 * (tp / (tp + fp)) * (tp / (tp + fn)) / (tp / (tp + fp) + tp / (tp + fn))),
                "Right, except when nothing was predicted as the class: a division 0/0 on the way. The library says 0 then; 2 TP / (2 TP + FP + FN) has one division only."),
            new((Matrix counts) => Score(counts, (tp, fp, fn, _) => Ratio(tp, tp + fp + fn)), "That is the Jaccard index: the true positives count twice in F1, above and below."),
        ],
        Pointer = "Rows are actual classes, columns predicted ones, class 1 is the positive one: where are TP, FP and FN?",
        Insight = "A model that never predicts the rare class has an accuracy of 95 % here and an F1 of 0: the score must fit the question.",
    };

    private static ComparedExercise SelectModel => new("8.3", "Choose a model, report a number",
        (double[] validation, double[] test) => (Best(validation), test[Best(validation)]))
    {
        Parts = ["model", "reported accuracy"],
        Cases =
        [
            new("4 models", _ => [new[] { 0.91, 0.94, 0.93, 0.89 }, new[] { 0.90, 0.915, 0.95, 0.88 }]),
            new("5 models", _ => [new[] { 0.70, 0.68, 0.74, 0.81, 0.79 }, new[] { 0.83, 0.66, 0.71, 0.75, 0.80 }]),
            new("3 models", random => [new[] { 0.6, 0.9, 0.8 }, new[] { 0.88, 0.79, 0.85 }]),
            new("a single model", _ => [new[] { 0.8 }, new[] { 0.7 }], IsEdge: true),
        ],
        Mistakes =
        [
            new((double[] validation, double[] test) => (Best(test), test.Max()), "You chose by the test accuracy: then it is no test any more, and the reported number is too good. Choose by the validation accuracy."),
            new((double[] validation, double[] test) => (Best(validation), validation.Max()),
                "The model is right. But the validation accuracy has done the choosing, so it flatters the winner: report a number that took no part in the choice."),
            new((double[] validation, double[] test) => (Best(validation), test.Max()), "The model is right, but the number belongs to another model: the best test accuracy of all is not that of the chosen one."),
            new((double[] validation, double[] test) => (Best(test), validation[Best(test)]), "Validation and test are exchanged: choose with the validation part, report with the test part."),
            new((double[] validation, double[] test) => (Best([.. validation.Zip(test, (v, t) => v + t)]), test[Best([.. validation.Zip(test, (v, t) => v + t)])]),
                "You chose by the mean of both: then the test part took part in the choice."),
            new((double[] validation, double[] test) => (Best(validation) + 1, test[Best(validation)]), "The model's number is one too large: count from 0. The reported accuracy is right."),
            new((double[] validation, double[] test) => (Best(validation), (validation.Max() + test[Best(validation)]) / 2), "The model is right, but half of the reported number took part in the choice."),
        ],
        Pointer = "One part of the data chooses, another part reports.",
        Insight = "The best of many validation scores is lucky as well as good; the test part, used once, tells how much of it was luck.",
    };

    private static (double Lower, double Upper) Interval(int correct, int total, double z)
    {
        double p = (double)correct / total, scale = 1 + z * z / total, center = (p + z * z / (2 * total)) / scale;
        double margin = z / scale * Math.Sqrt(p * (1 - p) / total + z * z / (4.0 * total * total));
        return (center - margin, center + margin);
    }

    private static (double Lower, double Upper) Simple(int correct, int total, double z)
    {
        double p = (double)correct / total, margin = z * Math.Sqrt(p * (1 - p) / total);
        return (p - margin, p + margin);
    }

    private static (double Lower, double Upper) Unscaled(int correct, int total, double z)
    {
        (double lower, double upper) = Interval(correct, total, z);
        double scale = 1 + z * z / total;
        return (lower * scale, upper * scale);
    }

    private static (double Lower, double Upper) WithoutCorrection(int correct, int total, double z)
    {
        double p = (double)correct / total, scale = 1 + z * z / total, center = (p + z * z / (2 * total)) / scale;
        double margin = z / scale * Math.Sqrt(p * (1 - p) / total);
        return (center - margin, center + margin);
    }

    private static double Score(Matrix counts, Func<double, double, double, double, double> of) => of(counts[1, 1], counts[0, 1], counts[1, 0], counts[0, 0]);

    private static double Ratio(double part, double whole) => whole == 0 ? 0 : part / whole;

    private static int Best(double[] scores) => scores.Index().MaxBy(item => item.Item).Index;
}
