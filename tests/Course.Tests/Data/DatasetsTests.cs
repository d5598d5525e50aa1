using System.Security.Cryptography;

namespace Course.Tests;

public sealed class DatasetsTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "data");

    [Fact]
    public void Every_data_file_has_the_sum_that_the_readme_states()
    {
        var sums = File.ReadLines(Path.Combine(Folder, "README.md"))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length == 7 && cells[5].Length == 64)
            .ToDictionary(cells => cells[1], cells => cells[5], StringComparer.Ordinal);
        string[] files = [.. Directory.GetFiles(Folder).Select(path => Path.GetFileName(path)).Where(name => name != "README.md")];

        Assert.Equal(files.Order(StringComparer.Ordinal), sums.Keys.Order(StringComparer.Ordinal));
        Assert.All(files, file => Assert.Equal(sums[file], Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(Folder, file))))));
    }

    [Fact]
    public void The_breast_cancer_set_counts_malignant_as_positive()
    {
        var tumours = Datasets.BreastCancer();

        Assert.Equal("Breast cancer Wisconsin: 569 samples, 30 features, 2 classes (benign 357, malignant 212)", tumours.ToString());
        Assert.Equal(1, tumours.Labels[0]);
        Assert.Equal("mean radius", tumours.FeatureNames[0]);
        Assert.Equal(17.99, tumours.Features[0, 0]);
        Assert.Equal(14.127291739894552, tumours.Features.Row(0).Average(), 1e-12);
    }

    [Fact]
    public void The_digits_are_one_image_a_column()
    {
        var digits = Datasets.Digits<float>();

        Assert.Equal((1797, 64, 10), (digits.SampleCount, digits.FeatureCount, digits.TargetCount));
        Assert.Equal([0f, 0, 5, 13, 9, 1, 0, 0], digits.Features.Column(0).Take(8));
        Assert.Equal([178, 182, 177, 183, 181, 182, 181, 179, 174, 180], digits.ClassCounts);
        Assert.Equal("9", digits.ClassNames[digits.Labels[9]]);
    }

    [Fact]
    public void The_credit_set_keeps_fills_or_drops_its_missing_values()
    {
        var kept = Datasets.Credit(MissingValues.Keep);
        Assert.Equal([3200, 1254], kept.ClassCounts);
        Assert.Contains("home = owner", kept.FeatureNames);
        int income = kept.FeatureNames.ToList().IndexOf("income");
        Assert.Equal(381, kept.Features.Row(income).Count(double.IsNaN));

        Assert.Equal(4454 - 415, Datasets.Credit(MissingValues.Drop).SampleCount);
        var filled = Datasets.Credit();
        Assert.Equal(kept.Features.Row(income).Where(value => !double.IsNaN(value)).Average(), filled.Features.Row(income).Average(), 1e-9);
        Assert.Throws<InvalidDataException>(() => Datasets.Credit(MissingValues.Refuse));
    }

    [Fact]
    public void The_articles_program_has_the_samples_that_scikit_learn_makes_for_it()
    {
        var program = Datasets.ArticlesProgram();

        Assert.Equal("The article's program: 100 samples, 1 feature, 2 classes (0 51, 1 49)", program.ToString());
        Assert.Equal(-1.1219784280999459, program.Features[0, 0]);
        Assert.Equal(-0.9252198634440477, program.Features.Row(0).Where((_, j) => program.Labels[j] == 0).Average(), 1e-14);
    }
}
