using CsCheck;

namespace Course.Tests;

public sealed class SyntheticDataTests
{
    private static double Distance(Dataset<double> data, int sample) => data.Features.Column(sample).L2Norm();

    [Fact]
    public void One_feature_is_too_few_for_two_informative_ones_and_the_message_says_what_to_write()
    {
        string message = Assert.Throws<ArgumentException>(() => SyntheticData.Classification(samples: 100, features: 1, classes: 2, seed: 42)).Message;
        Assert.Equal("features: 1 has no room for 2 informative and 0 redundant features. Say informative: 1, or raise features.", message);

        var data = SyntheticData.Classification(samples: 100, features: 1, informative: 1, classes: 2, seed: 42);
        Assert.StartsWith("Synthetic classification: 100 samples, 1 feature, 2 classes", data.ToString(), StringComparison.Ordinal);
        Assert.Contains("gives it 2. At least 2 informative", Assert.Throws<ArgumentException>(
            () => SyntheticData.Classification(features: 1, informative: 1, clustersPerClass: 2)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => SyntheticData.Classification(samples: 3, clustersPerClass: 2));
    }

    [Theory]
    [InlineData(1, 2, 1)]
    [InlineData(2, 2, 1)]
    [InlineData(3, 4, 2)]
    [InlineData(40, 3, 1)]
    public void Clouds_lie_around_different_corners(int informative, int classes, int clustersPerClass)
    {
        const double separation = 50;
        var data = SyntheticData.Classification(400, informative + 2, informative, 1, classes, separation, labelNoise: 0, seed: 5, clustersPerClass);
        var corners = Enumerable.Range(0, 400).GroupBy(j => string.Concat(data.Features.Column(j, 0, informative).Select(x => x > 0 ? '+' : '-'))).ToArray();

        Assert.Equal(classes * clustersPerClass, corners.Length);
        Assert.All(corners, corner => Assert.Single(corner.Select(j => data.Labels[j]).Distinct()));
        Assert.All(data.Features.SubMatrix(0, informative, 0, 400).Enumerate(), x => Assert.InRange(Math.Abs(x), separation - 40, separation + 40));
        Assert.Equal(["informative 1", "redundant 1", "noise 1"], [data.FeatureNames[0], .. data.FeatureNames.Skip(informative)]);
        Assert.InRange(data.Features.Row(informative + 1).Average(), -0.2, 0.2);
    }

    [Fact]
    public void Redundant_features_add_no_dimension_and_label_noise_changes_its_share_of_labels()
    {
        var data = SyntheticData.Classification(200, features: 5, informative: 2, redundant: 3, seed: 1);
        Assert.Equal(2, data.Features.Rank());

        var clean = SyntheticData.Classification(4000, 1, 1, labelNoise: 0, separation: 9, seed: 2);
        var noisy = SyntheticData.Classification(4000, 1, 1, labelNoise: 0.2, separation: 9, seed: 2);
        double wrong = Enumerable.Range(0, 4000).Count(j => (noisy.Features[0, j] > 0 ? 1 : 0) != noisy.Labels[j]) / 4000.0;
        double always = Enumerable.Range(0, 4000).Count(j => (clean.Features[0, j] > 0 ? 1 : 0) != clean.Labels[j]) / 4000.0;
        Assert.Contains(always, new[] { 0.0, 1.0 });
        Assert.InRange(Math.Abs(wrong - always), 0.07, 0.13);              // half of the redrawn labels stay what they were
    }

    [Fact]
    public void Moons_circles_and_spirals_lie_on_their_curves()
    {
        var circles = SyntheticData.Circles(50, noise: 0, factor: 0.4);
        Assert.All(Enumerable.Range(0, 50), j => Assert.Equal(circles.Labels[j] == 0 ? 1 : 0.4, Distance(circles, j), 1e-12));
        Assert.Equal(50, circles.Features.EnumerateColumns().Select(point => (Math.Round(point[0], 9), Math.Round(point[1], 9))).Distinct().Count());

        var moons = SyntheticData.Moons(40, noise: 0);
        Assert.All(Enumerable.Range(0, 40), j =>
        {
            var (x, y) = (moons.Features[0, j], moons.Features[1, j]);
            Assert.Equal(1, moons.Labels[j] == 0 ? double.Hypot(x, y) : double.Hypot(x - 1, y - 0.5), 1e-12);
            Assert.True(moons.Labels[j] == 0 ? y >= -1e-12 : y <= 0.5 + 1e-12);
        });

        var spirals = SyntheticData.Spirals(90, classes: 3, noise: 0);
        Assert.Equal([30, 30, 30], spirals.ClassCounts);
        Assert.All(Enumerable.Range(0, 90), j => Assert.InRange(Distance(spirals, j), 0.1 - 1e-12, 1 + 1e-12));
        Assert.Equal(3, SyntheticData.Blobs(30, classes: 3, spread: 0).Features.EnumerateColumns().Distinct().Count());
        Assert.Throws<ArgumentException>(() => SyntheticData.Circles(factor: 1.5));
        Assert.Throws<ArgumentException>(() => SyntheticData.Spirals(samples: 2, classes: 3));
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits_and_another_seed_others() => Gen.Int.Sample(seed =>
    {
        Func<int, Dataset<double>>[] makers =
        [
            s => SyntheticData.Classification(seed: s), s => SyntheticData.Blobs(seed: s), s => SyntheticData.Moons(seed: s),
            s => SyntheticData.Circles(seed: s), s => SyntheticData.Spirals(seed: s),
        ];
        return makers.All(make => make(seed).Features.Equals(make(seed).Features) && !make(seed).Features.Equals(make(unchecked(seed + 1)).Features));
    }, iter: 20);
}
