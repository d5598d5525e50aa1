using Course.Exercises.Answers;
using Course.Exercises.Diagnosis;

namespace Course.Exercises.Comparison;

/// <summary>
/// An exercise that asks for normally distributed random weights: no two right answers are equal, so what is compared is shape, mean,
/// variance and form of the distribution, on matrices large enough that chance does not decide.
/// </summary>
/// <param name="id">Number of the exercise.</param>
/// <param name="title">What it asks for.</param>
/// <param name="variance">The variance of an entry of an outputs × inputs matrix.</param>
internal sealed class RandomMatrixExercise(string id, string title, Func<int, int, double> variance) : ExerciseDefinition(id, title)
{
    private static readonly (int Outputs, int Inputs)[] Shapes = [(300, 100), (50, 800), (700, 40)];
    private static readonly Signature Wanted = Signature.Of((int outputs, int inputs, SeededRandom random) => Matrix.Build.Dense(1, 1));

    // With 28,000 entries or more the sample variance has a relative standard error below 0.85 %: 5 % is six of them.
    private const double VarianceTolerance = 0.05;

    /// <summary>Variances that typical mistakes have, as functions of outputs and inputs, and what to say.</summary>
    public required IReadOnlyList<(Func<int, int, double> Variance, string Hint)> Mistakes { get; init; }

    protected override Verdict ReviewGiven(object answer)
    {
        if (answer is not Delegate function || !Signature.Of(function).Accepts(Wanted))
            return Verdict.NotYet($"This exercise asks for a function that takes `{Wanted.Parameters}` and returns a `Matrix<double>`; pass it by its name, without parentheses.");

        List<(int Outputs, int Inputs, Numbers Weights)> samples = [];
        foreach ((int outputs, int inputs) in Shapes)
        {
            Call call = Call.Of(function, [outputs, inputs, new SeededRandom(7)]), again = Call.Of(function, [outputs, inputs, new SeededRandom(7)]);
            Call other = Call.Of(function, [outputs, inputs, new SeededRandom(8)]);
            if (call.Thrown is not null)
                return ThrownExceptions.Explain(call.Thrown);
            if (call.Parts is not [{ } weights])
                return Verdict.NotStarted("Your function returns no matrix yet.");
            if (weights.AreAll(0))
                return Verdict.NotStarted("All your weights are 0: nothing is drawn yet.");
            if (weights.Rows != outputs || weights.Columns != inputs)
                return Verdict.NotYet(WrongShape(weights, outputs, inputs));
            if (!call.IsClose(again, 0) || call.IsClose(other, 0))
                return Verdict.NotYet("Every draw should come from the generator that is passed in: the same seed must give the same weights, another seed others.");
            samples.Add((outputs, inputs, weights));
        }

        return Judge(samples);
    }

    private Verdict Judge(List<(int Outputs, int Inputs, Numbers Weights)> samples)
    {
        if (samples.All(sample => sample.Weights.Values.Distinct().Count() == 1))
            return Verdict.NotYet("All your weights are equal. Units that start equal stay equal: every entry needs a draw of its own.");
        if (samples.Any(sample => Math.Abs(sample.Weights.Values.Average()) > 6 * Math.Sqrt(Variance(sample.Weights) / sample.Weights.Values.Length)))
            return Verdict.NotYet("The mean of your weights is not 0: as many should be negative as positive. `NextGaussian()` draws around 0, `NextDouble()` between 0 and 1.");
        if (!Fits(samples, variance))
        {
            foreach ((Func<int, int, double> wrong, string hint) in Mistakes)
            {
                if (Fits(samples, wrong))
                    return Verdict.NotYet(hint);
            }

            (int outputs, int inputs, Numbers weights) = samples[0];
            return Verdict.NotYet($"The variance of your {outputs}×{inputs} weights is {Variance(weights) / variance(outputs, inputs):G2} times what it should be. "
                + "Remember that a factor in front of a draw enters the variance squared.");
        }

        // The fourth moment tells the normal distribution (3) from the uniform one (1.8).
        return samples.All(sample => Math.Abs(FourthMoment(sample.Weights) - 3) < 0.3)
            ? Right()
            : Verdict.NotYet("The variance is right, but the weights are not normally distributed: draw them with `NextGaussian()`.");
    }

    private static bool Fits(List<(int Outputs, int Inputs, Numbers Weights)> samples, Func<int, int, double> variance)
        => samples.All(sample => Math.Abs(Variance(sample.Weights) / variance(sample.Outputs, sample.Inputs) - 1) < VarianceTolerance);

    private static double Variance(Numbers weights)
    {
        double mean = weights.Values.Average();
        return weights.Values.Average(weight => (weight - mean) * (weight - mean));
    }

    // Of the weights divided by their standard deviation.
    private static double FourthMoment(Numbers weights)
    {
        double variance = Variance(weights);
        return weights.Values.Average(weight => weight * weight * weight * weight) / (variance * variance);
    }

    private static string WrongShape(Numbers weights, int outputs, int inputs)
        => weights.Rows == inputs && weights.Columns == outputs
            ? "Your matrix is transposed: `Z = W X + b` needs a row for each output and a column for each input."
            : $"Your matrix is {weights.Shape} for {outputs} outputs and {inputs} inputs: a row for each output and a column for each input.";
}
