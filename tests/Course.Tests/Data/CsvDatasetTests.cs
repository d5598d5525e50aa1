using System.IO.Compression;
using System.Text;

namespace Course.Tests;

public sealed class CsvDatasetTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("course-csv-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private const string Flowers = """
        length,size,colour,kind
        1.5,small,red,rose
        2.5,large,blue,iris
        -1e-1,medium,red,rose
        """;

    private static readonly CsvOptions FlowerOptions = new()
    {
        Label = "kind",
        OneHot = ["colour"],
        Ordinal = new Dictionary<string, string[]> { ["size"] = ["small", "medium", "large"] },
    };

    private string FileWith(string text, string name = "flowers.csv")
    {
        string path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private string ErrorOf(string text, CsvOptions? options = null) =>
        Assert.Throws<InvalidDataException>(() => CsvDataset.Read<double>(FileWith(text), options ?? FlowerOptions)).Message;

    [Fact]
    public void Numbers_categories_and_labels_become_features_and_targets()
    {
        var flowers = CsvDataset.Read<double>(FileWith(Flowers), FlowerOptions);

        Assert.Equal(["length", "size", "colour = blue", "colour = red"], flowers.FeatureNames);
        Assert.Equal([1.5, 0, 0, 1, 2.5, 2, 1, 0, -0.1, 1, 0, 1], flowers.Features.ToColumnMajorArray());
        Assert.Equal(["iris", "rose"], flowers.ClassNames);
        Assert.Equal([1, 0, 1], flowers.Labels);
        Assert.Equal("flowers.csv: 3 samples, 4 features, 2 classes (iris 1, rose 2)", flowers.ToString());
    }

    [Fact]
    public void Semicolons_quotes_compression_and_a_byte_order_mark_are_read_alike()
    {
        string path = Path.Combine(folder, "flowers.csv.gz");
        using (var file = File.Create(path))
        using (var gzip = new GZipStream(file, CompressionLevel.Fastest))
        using (var text = new StreamWriter(gzip, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)))
            text.Write(Flowers.Replace(",", ";", StringComparison.Ordinal).Replace("rose", "\"rose\"", StringComparison.Ordinal));

        var flowers = CsvDataset.Read<double>(path, FlowerOptions);
        Assert.Equal(CsvDataset.Read<double>(FileWith(Flowers), FlowerOptions).Features, flowers.Features);
        Assert.Equal([1, 0, 1], flowers.Labels);
    }

    [Fact]
    public void Numeric_labels_are_ordered_as_numbers_and_a_target_stays_a_number()
    {
        string path = FileWith("x,y\n1,10\n2,9\n3,2\n4,10\n");
        Assert.Equal(["2", "9", "10"], CsvDataset.Read<float>(path, new() { Label = "y" }).ClassNames);
        Assert.Equal([2, 1, 0, 2], CsvDataset.Read<float>(path, new() { Label = "y" }).Labels);
        Assert.Equal("flowers.csv: 4 samples, 1 feature, 1 target", CsvDataset.Read<float>(path, new() { Target = "y" }).ToString());
    }

    [Fact]
    public void Missing_values_are_refused_filled_dropped_or_kept()
    {
        const string gaps = "a,b,kind\n1,NA,p\n3,4,q\n,6,p\n";
        string path = FileWith(gaps);
        var options = new CsvOptions { Label = "kind" };

        Assert.StartsWith("flowers.csv, line 2: column 'b' has no value.", ErrorOf(gaps, options), StringComparison.Ordinal);
        Assert.Equal([1, 5, 3, 4, 2, 6], CsvDataset.Read<double>(path, options with { Missing = MissingValues.Mean }).Features.ToColumnMajorArray());
        var lonely = Assert.Throws<ArgumentException>(() => CsvDataset.Read<double>(FileWith("a,kind\n,\n"), options with { Label = "nobody" }));
        Assert.Equal("flowers.csv has no column 'nobody'. Its columns are: a, kind.", lonely.Message);
        var kept = CsvDataset.Read<double>(FileWith(gaps), options with { Missing = MissingValues.Keep });
        Assert.Equal([1, double.NaN, 3, 4, double.NaN, 6], kept.Features.ToColumnMajorArray());
        Assert.Equal([3.0, 4, 1, 5], CsvDataset.Read<double>(FileWith("a,b,kind\n3,4,q\n,6,p\n1,5,p"), options with { Missing = MissingValues.Drop }).Features.ToColumnMajorArray());
    }

    [Theory]
    [InlineData("", "line 1: the file is empty")]
    [InlineData("length,size,colour,kind\n", "line 1: there is a header, but no sample")]
    [InlineData("a,b,a\n1,2,3\n", "line 1: two columns are called 'a'")]
    [InlineData("length,size,colour,kind\n1,small,red,rose\n2,small,red\n", "line 3: expected 4 cells, one for each column of the header, got 3")]
    [InlineData("length,size,colour,kind\n1,small,red,rose\n\n2,small,red,rose,iris\n", "line 4: expected 4 cells, one for each column of the header, got 5")]
    [InlineData("length,size,colour,kind\nlong,small,red,rose\n", "line 2: column 'length': expected a number (with a decimal point), got 'long'")]
    [InlineData("length,size,colour,kind\n1e999,small,red,rose\n", "line 2: column 'length': expected a number")]
    [InlineData("length,size,colour,kind\n1,huge,red,rose\n", "line 2: column 'size': 'huge' is none of the categories small, medium, large")]
    [InlineData("length,size,colour,kind\n1,small,red,rose\n", "column 'kind' has a single class, 'rose'")]
    [InlineData("length,size,colour,kind\n1,small,red,rose\n1,small,red,\n", "line 3: column 'kind' has no value")]
    [InlineData("length,size,colour,kind\n1,small,red,rose\n1,\"small,red,iris\n", "line 3: the quotation marks do not match")]
    public void A_table_that_is_not_as_described_is_refused_with_file_and_line(string text, string expected) =>
        Assert.StartsWith("flowers.csv" + (expected.StartsWith("line", StringComparison.Ordinal) ? ", " : ": ") + expected, ErrorOf(text), StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_not_there_is_named_in_full()
    {
        string message = Assert.Throws<FileNotFoundException>(() => CsvDataset.Read<double>("nowhere.csv", FlowerOptions)).Message;
        Assert.Contains(Path.GetFullPath("nowhere.csv"), message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => CsvDataset.Read<double>(FileWith(Flowers), new CsvOptions()));
    }
}
