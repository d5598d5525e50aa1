using CsCheck;
using MathNet.Numerics.LinearAlgebra;

namespace Course.Tests;

public sealed class ScalerTests
{
    private static readonly Gen<Matrix<double>> Features = Gen.Select(Gen.Int[1, 6], Gen.Int[1, 12]).SelectMany((rows, columns) =>
        Gen.Double[-1e3, 1e3].Array[rows * columns].Select(values => Matrix<double>.Build.Dense(rows, columns, values)));

    [Fact]
    public void Transforming_back_gives_what_was_there() => Features.Sample(x =>
    {
        IScaler<double>[] scalers = [StandardScaler<double>.Fit(x), MinMaxScaler<double>.Fit(x), MinMaxScaler<double>.Fit(x, -1, 3)];
        return scalers.All(scaler => (scaler.InverseTransform(scaler.Transform(x)) - x).Enumerate().All(difference => Math.Abs(difference) < 1e-9));
    });

    [Fact]
    public void Scaled_features_have_mean_0_and_deviation_1_or_fill_the_interval()
    {
        var train = Datasets.BreastCancer<float>().Split(test: 0.25, seed: 1).Train;
        var standard = StandardScaler<float>.Fit(train.Features);
        var scaled = standard.Transform(train);
        Assert.All(scaled.Features.EnumerateRows(), row => Assert.Equal((0, 1), (Math.Round(row.Average(), 4), Math.Round(Math.Sqrt(row.Average(z => z * z)), 4))));
        Assert.Equal(train.FeatureNames, scaled.FeatureNames);
        Assert.Equal("StandardScaler: (x − μ) / σ, fitted on 30 features of 426 samples", standard.ToString());

        var unit = MinMaxScaler<float>.Fit(train.Features).Transform(train).Features;
        Assert.All(unit.EnumerateRows(), row => Assert.Equal((0f, 1f), (row.Min(), row.Max())));
    }

    [Fact]
    public void A_constant_feature_stays_finite()
    {
        var x = Matrix<double>.Build.Dense(1, 3, 0.1);
        Assert.Equal([0.0, 0, 0], StandardScaler<double>.Fit(x).Transform(x).Row(0).Select(z => Math.Round(z, 15)));
        Assert.Equal([0.0, 0, 0], MinMaxScaler<double>.Fit(x).Transform(x).Row(0));
    }

    [Fact]
    public void A_scaler_made_from_its_numbers_transforms_to_the_same_bits()
    {
        var x = Datasets.Digits().Features;
        var standard = StandardScaler<double>.Fit(x);
        var range = MinMaxScaler<double>.Fit(x, -1, 1);
        Assert.Equal(standard.Transform(x), new StandardScaler<double>(standard.Mean, standard.StandardDeviation, standard.SampleCount).Transform(x));
        Assert.Equal(range.Transform(x), new MinMaxScaler<double>(range.Minimum, range.Maximum, range.SampleCount, range.Lower, range.Upper).Transform(x));
    }

    [Fact]
    public void Other_shapes_and_missing_values_are_refused()
    {
        var x = Matrix<double>.Build.Random(3, 5, 1);
        var scaler = StandardScaler<double>.Fit(x);
        Assert.EndsWith("did you mean X.Transpose()?", Assert.Throws<ArgumentException>(() => scaler.Transform(x.Transpose())).Message, StringComparison.Ordinal);
        x[1, 2] = double.NaN;
        Assert.StartsWith("Feature 1 of sample 2 is NaN", Assert.Throws<ArgumentException>(() => MinMaxScaler<double>.Fit(x)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => MinMaxScaler<double>.Fit(x, 1, 1));
    }
}
