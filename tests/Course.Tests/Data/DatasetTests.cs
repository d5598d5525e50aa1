using CsCheck;
using MathNet.Numerics.LinearAlgebra;

namespace Course.Tests;

public sealed class DatasetTests
{
    // One feature that is the sample's number, so that a sample can be followed wherever it goes.
    private static Dataset<double> Numbered(int[] labels, int classes) => new(
        Matrix<double>.Build.Dense(1, labels.Length, (_, j) => j), OneHot.Encode<double>(labels, classes), name: "numbered");

    private static readonly Gen<(Dataset<double> Data, int Seed)> Samples =
        Gen.Select(Gen.Int[2, 4], Gen.Int, Gen.Int[2, 9].Array[4]).Select((classes, seed, extra) =>
        {
            int[] labels = [.. Enumerable.Range(0, classes).SelectMany(c => Enumerable.Repeat(c, 2 + extra[c]))];
            new SeededRandom(seed).Shuffle<int>(labels);
            return (Numbered(labels, classes), seed);
        });

    private static IEnumerable<double> Numbers(params Dataset<double>[] parts) => parts.SelectMany(part => part.Features.Row(0)).Order();

    private static bool HasShareOfEveryClass(Dataset<double> part, double share, Dataset<double> whole) =>
        part.ClassCounts.Zip(whole.ClassCounts).All(counts => Math.Abs(counts.First - share * counts.Second) < 1);

    private static bool KeepsProportions(Dataset<double> part, Dataset<double> whole) =>
        HasShareOfEveryClass(part, (double)part.SampleCount / whole.SampleCount, whole);

    [Fact]
    public void Parts_partition_the_samples_and_keep_the_proportions_of_the_classes() => Samples.Sample(drawn =>
    {
        var (data, seed) = drawn;
        var (train, test) = data.Split(test: 0.3, seed);
        var (smaller, validation, last) = data.Split(validation: 0.25, test: 0.25, seed);
        return Numbers(train, test).SequenceEqual(Numbers(data))
            && Numbers(smaller, validation, last).SequenceEqual(Numbers(data))
            && KeepsProportions(train, data) && KeepsProportions(test, data)
            && test.SampleCount == (int)Math.Ceiling(0.3 * data.SampleCount)
            && train.Features.Equals(data.Split(0.3, seed).Train.Features);
    }, iter: 200);

    [Fact]
    public void The_first_samples_of_a_part_are_of_all_classes()
    {
        var (train, validation, test) = Datasets.Digits().Split(validation: 0.3, test: 0.3, seed: 1);

        // Of 50 samples of ten classes about 5 are of each. χ² with 9 degrees of freedom exceeds 30 once in two thousand times.
        Assert.All([train, validation, test], part =>
            Assert.InRange(part.Select([.. Enumerable.Range(0, 50)]).ClassCounts.Sum(count => Math.Pow(count - 5, 2) / 5), 0, 30));
    }

    [Fact]
    public void Folds_partition_the_samples_and_keep_the_proportions_of_the_classes() => Samples.Sample(drawn =>
    {
        var (data, seed) = drawn;
        var folds = data.KFold(4, seed);
        int[] sizes = [.. folds.Select(fold => fold.Test.SampleCount)];
        return Numbers([.. folds.Select(fold => fold.Test)]).SequenceEqual(Numbers(data))
            && folds.All(fold => Numbers(fold.Train, fold.Test).SequenceEqual(Numbers(data)) && HasShareOfEveryClass(fold.Test, 0.25, data))
            && sizes.Max() - sizes.Min() <= 1;
    }, iter: 200);

    [Fact]
    public void A_plain_split_ignores_the_classes_and_shuffling_loses_nothing()
    {
        var data = Numbered([0, 0, 0, 0, 0, 1], 2);
        Assert.Contains("single sample", Assert.Throws<ArgumentException>(() => data.Split(0.34, seed: 1)).Message, StringComparison.Ordinal);
        var (train, test) = data.Split(0.34, seed: 1, stratify: false);
        Assert.Equal((3, 3), (train.SampleCount, test.SampleCount));
        Assert.Equal(Numbers(data), Numbers(data.Shuffle(3)));
        Assert.NotEqual(data.Features, data.Shuffle(3).Features);
    }

    [Theory]
    [InlineData(0.0, "between 0 and 1")]
    [InlineData(1.5, "between 0 and 1")]
    [InlineData(0.05, "every one of 3 classes")]
    [InlineData(0.95, "every one of 3 classes")]
    public void An_impossible_share_is_explained(double share, string expected)
    {
        var data = Numbered([.. Enumerable.Range(0, 30).Select(j => j % 3)], 3);
        Assert.Contains(expected, Assert.Throws<ArgumentException>(() => data.Split(share, seed: 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => data.KFold(31, seed: 1));
    }

    [Fact]
    public void What_does_not_belong_together_is_refused()
    {
        var x = Matrix<double>.Build.Dense(2, 5);
        string Message(Action construct) => Assert.Throws<ArgumentException>(construct).Message;

        Assert.EndsWith("did you mean targets.Transpose()?", Message(() => new Dataset<double>(x, Matrix<double>.Build.Dense(5, 1))), StringComparison.Ordinal);
        Assert.Contains("2 names, got 1", Message(() => new Dataset<double>(x, Matrix<double>.Build.Dense(1, 5), ["only"])), StringComparison.Ordinal);
        Assert.Contains("3 class names", Message(() => new Dataset<double>(x, Matrix<double>.Build.Dense(1, 5), classNames: ["a", "b", "c"])), StringComparison.Ordinal);
        x[1, 3] = double.NaN;
        Assert.StartsWith("data: feature 'x2' of sample 3 is NaN.", Message(() => new Dataset<double>(x, Matrix<double>.Build.Dense(1, 5))), StringComparison.Ordinal);
        Assert.Equal(5, new Dataset<double>(x, Matrix<double>.Build.Dense(1, 5), allowMissing: true).SampleCount);
        x[1, 3] = double.NegativeInfinity;
        Assert.Throws<ArgumentException>(() => new Dataset<double>(x, Matrix<double>.Build.Dense(1, 5), allowMissing: true));
    }

    [Fact]
    public void Targets_are_classes_only_if_they_look_like_classes()
    {
        var x = Matrix<double>.Build.Dense(1, 3);
        Dataset<double> With(int rows, params double[] targets) => new(x, Matrix<double>.Build.Dense(rows, 3, targets));

        Assert.Equal([0, 1, 1], With(1, 0, 1, 1).Labels);
        Assert.Equal([1, 0, 1], With(2, 0, 1, 1, 0, 0, 1).Labels);
        Assert.False(With(1, 0, 1, 2).IsClassification);
        Assert.False(With(2, 0, 1, 1, 1, 0, 1).IsClassification);
        Assert.False(With(2, 0, 0, 1, 0, 0, 1).IsClassification);
        Assert.Throws<InvalidOperationException>(() => With(1, 0.5, 1, 2).Labels);
        Assert.Empty(With(1, 0.5, 1, 2).ClassNames);
    }

    [Fact]
    public void Samples_are_selected_appended_and_given_other_features()
    {
        var data = Numbered([0, 1, 0, 1], 2);
        Assert.Equal([3, 0], data.Select([3, 0]).Features.Row(0));
        Assert.Equal([1, 0], data.Select([3, 0]).Labels);
        Assert.Equal([0, 1, 2, 3, 2.0], data.Append(data.Select([2])).Features.Row(0));
        Assert.Equal(["x1", "x2"], data.WithFeatures(Matrix<double>.Build.Dense(2, 4)).FeatureNames);
        Assert.Throws<ArgumentException>(() => data.Select([4]));
        Assert.Throws<ArgumentException>(() => data.Select([]));
        Assert.Equal("numbered: 4 samples, 1 feature, 2 classes (0 2, 1 2)", data.ToString());
    }

    [Fact]
    public void One_hot_columns_are_decoded_to_what_they_encode()
    {
        Gen.Int[0, 6].Array[1, 30].Sample(labels => OneHot.Decode(OneHot.Encode<float>(labels, 7)).SequenceEqual(labels));
        Assert.Contains("Label 3 of sample 1", Assert.Throws<ArgumentException>(() => OneHot.Encode<double>([0, 3], 3)).Message, StringComparison.Ordinal);
    }
}
