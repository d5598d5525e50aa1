using Course.Exercises.Comparison;

namespace Course.Exercises.Chapters;

/// <summary>Applications: the threshold that costs least, what an alarm is worth, and what a threshold costs.</summary>
internal static class Chapter09
{
    public static IEnumerable<ExerciseDefinition> Exercises => [Threshold, PredictiveValue, CostOfThreshold];

    private static ComparedExercise Threshold => new("9.1", "The threshold that costs least", (double falseAlarm, double miss) => falseAlarm / (falseAlarm + miss))
    {
        Parts = ["threshold"],
        Cases =
        [
            new("a false alarm at 1, a miss at 10", _ => [1.0, 10.0]),
            new("a false alarm at 3, a miss at 2", _ => [3.0, 2.0]),
            new("a false alarm at 0.5, a miss at 4", _ => [0.5, 4.0]),
            new("false alarms that cost nothing", _ => [0.0, 5.0], IsEdge: true),
            new("misses that cost nothing", _ => [2.0, 0.0], IsEdge: true),
        ],
        Mistakes =
        [
            new((double falseAlarm, double miss) => miss / (falseAlarm + miss), "The dearer a miss, the sooner an alarm pays: yours comes the later for it."),
            new((double falseAlarm, double miss) => falseAlarm / miss,
                "That is the ratio of the two costs, which may be above 1. Compare p · miss with (1 − p) · falseAlarm and solve for p."),
            new((double falseAlarm, double miss) => 0.5, "One half is right when both errors cost the same; here the costs have nothing to do with it."),
            new((double falseAlarm, double miss) => (falseAlarm + miss) / falseAlarm, "It is upside down: a probability cannot be above 1."),
            new((double falseAlarm, double miss) => falseAlarm * (falseAlarm + miss), "Multiplied where a share is wanted: which part of both costs together is the false alarm's?"),
        ],
        Pointer = "An alarm costs (1 − p) · falseAlarm on average, silence p · miss. At which p are the two equal?",
        Insight = "With a miss ten times as dear as a false alarm the right threshold is 1/11: a probability of 10 % is reason enough to act.",
    };

    private static ComparedExercise PredictiveValue => new("9.2", "What an alarm is worth",
        (double sensitivity, double specificity, double prevalence) => Share(sensitivity * prevalence, (1 - specificity) * (1 - prevalence)))
    {
        Parts = ["predictive value"],
        Cases =
        [
            new("a clinic", _ => [0.95, 0.96, 0.3]),
            new("a screening", _ => [0.9, 0.97, 0.004]),
            new("a poor test", _ => [0.6, 0.7, 0.2]),
            new("everybody is ill", _ => [0.8, 0.9, 1.0], IsEdge: true),
            new("a test without false alarms", _ => [0.7, 1.0, 0.1], IsEdge: true),
        ],
        Mistakes =
        [
            new((double sensitivity, double specificity, double prevalence) => Share(sensitivity, 1 - specificity),
                "It does not depend on how many people are ill. Among a thousand healthy and one ill person, who gets most of the alarms?"),
            new((double sensitivity, double specificity, double prevalence) => sensitivity * prevalence,
                "That is the share of all people who are ill and get an alarm, not yet divided by the share who get one."),
            new((double sensitivity, double specificity, double prevalence) => Share(sensitivity * prevalence, specificity * (1 - prevalence)),
                "The specificity counts the healthy who are left in peace; the false alarms are the others."),
            new((double sensitivity, double specificity, double prevalence) => Share(specificity * (1 - prevalence), (1 - sensitivity) * prevalence),
                "That is the negative predictive value: of those without an alarm, the share that is healthy."),
            new((double sensitivity, double specificity, double prevalence) => Share(sensitivity * prevalence, 1 - specificity),
                "Your false alarms are for as many healthy people as there are people: only the share 1 − prevalence is healthy."),
            new((double sensitivity, double specificity, double prevalence) => Share(specificity * prevalence, (1 - sensitivity) * (1 - prevalence)),
                "Sensitivity and specificity are exchanged: the ill are found with the sensitivity."),
            new((double sensitivity, double specificity, double prevalence) => sensitivity, "That is the sensitivity: of the ill, the share with an alarm. Asked for is: of those with an alarm, the share that is ill."),
        ],
        Pointer = "Imagine 1000 people. How many are ill and get an alarm, and how many are healthy and get one?",
        Insight = "The rarer the illness, the more of the alarms are false, however good the test: that is why screenings are followed by a second, better one.",
    };

    private static ComparedExercise CostOfThreshold => new("9.3", "The cost of a threshold",
        (double[] probabilities, int[] labels, double threshold, double falseAlarm, double miss) => Cost(probabilities, labels, p => p > threshold, falseAlarm, miss))
    {
        Parts = ["cost"],
        Sizes = arguments => [new("samples", ((double[])arguments[0]).Length)],
        Cases =
        [
            new("8 samples, threshold 0.3", _ => [new[] { 0.9, 0.2, 0.35, 0.4, 0.1, 0.7, 0.25, 0.05 }, new[] { 1, 1, 0, 0, 0, 1, 0, 1 }, 0.3, 1.0, 10.0]),
            new("7 samples, threshold 0.6", _ => [new[] { 0.55, 0.7, 0.95, 0.2, 0.65, 0.52, 0.1 }, new[] { 1, 0, 1, 0, 0, 0, 1 }, 0.6, 2.0, 3.0]),
            new("6 samples, threshold 0.1", _ => [new[] { 0.05, 0.12, 0.3, 0.8, 0.02, 0.45 }, new[] { 1, 0, 0, 1, 0, 0 }, 0.1, 1.0, 5.0]),
            new("a probability exactly at the threshold", _ => [new[] { 0.5, 0.5, 0.9 }, new[] { 0, 1, 1 }, 0.5, 1.0, 4.0], IsEdge: true),
            new("nothing but right decisions", _ => [new[] { 0.9, 0.1 }, new[] { 1, 0 }, 0.5, 1.0, 4.0], IsEdge: true),
        ],
        Mistakes =
        [
            new((double[] probabilities, int[] labels, double threshold, double falseAlarm, double miss) => Cost(probabilities, labels, p => p > threshold, miss, falseAlarm),
                "The two costs are exchanged: an alarm for a sample of class 0 is a false alarm."),
            new((double[] probabilities, int[] labels, double threshold, double falseAlarm, double miss) => Cost(probabilities, labels, p => p > threshold, 1, 1),
                "That is the number of errors: each has a price."),
            new((double[] probabilities, int[] labels, double threshold, double falseAlarm, double miss) => Cost(probabilities, labels, p => p > threshold, falseAlarm, 0),
                "You count the false alarms only: what of those that were missed?"),
            new((double[] probabilities, int[] labels, double threshold, double falseAlarm, double miss) => Cost(probabilities, labels, p => p > threshold, 0, miss),
                "You count the misses only: what of the false alarms?"),
            new((double[] probabilities, int[] labels, double threshold, double falseAlarm, double miss) => Cost(probabilities, labels, p => p > 0.5, falseAlarm, miss),
                "You fixed the threshold at 0.5; use the parameter."),
            new((double[] probabilities, int[] labels, double threshold, double falseAlarm, double miss) => Cost(probabilities, labels, p => p <= threshold, falseAlarm, miss),
                "You charge for the right decisions, and the errors are free."),
            new((double[] probabilities, int[] labels, double threshold, double falseAlarm, double miss) => Cost(probabilities, labels, p => p >= threshold, falseAlarm, miss),
                "Right, except for a probability exactly at the threshold: the alarm is for those above it."),
        ],
        Pointer = "Two kinds of errors: alarms for class 0 and silence for class 1. Count each, and multiply by its price.",
        Insight = "Where errors differ in price, the number of errors is the wrong thing to minimise.",
    };

    private static double Share(double part, double rest) => part / (part + rest);

    private static double Cost(double[] probabilities, int[] labels, Func<double, bool> alarm, double falseAlarm, double miss)
        => probabilities.Zip(labels).Sum(sample => alarm(sample.First) ? (1 - sample.Second) * falseAlarm : sample.Second * miss);
}
