using System.Numerics;

namespace Course;

/// <summary>
/// The data sets that come with the course, in double precision or in that of a type argument. Where they come from,
/// what their columns mean and their licences: data/README.md.
/// </summary>
public static class Datasets
{
    /// <summary>30 measures of the cell nuclei of 569 breast tumours; 1 = malignant, 0 = benign.</summary>
    public static Dataset<double> BreastCancer() => BreastCancer<double>();

    /// <inheritdoc cref="BreastCancer()"/>
    public static Dataset<T> BreastCancer<T>()
        where T : unmanaged, IFloatingPointIeee754<T>
        => Read<T>("breast-cancer.csv", new() { Name = "Breast cancer Wisconsin", Label = "diagnosis", ClassNames = ["benign", "malignant"] });

    /// <summary>1797 handwritten digits as images of 8×8 pixels from 0 to 16, one image a column, row after row of it; ten classes.</summary>
    public static Dataset<double> Digits() => Digits<double>();

    /// <inheritdoc cref="Digits()"/>
    public static Dataset<T> Digits<T>()
        where T : unmanaged, IFloatingPointIeee754<T>
        => Read<T>("digits.csv.gz", new() { Name = "Optical digits", Label = "digit" });

    /// <summary>4454 loans, numbers and categories (one-hot), with missing values; 1 = bad, 0 = good.</summary>
    /// <param name="missing">What becomes of the missing values; <see cref="MissingValues.Keep"/> leaves not-a-number to be filled in.</param>
    public static Dataset<double> Credit(MissingValues missing = MissingValues.Mean) => Credit<double>(missing);

    /// <inheritdoc cref="Credit(MissingValues)"/>
    public static Dataset<T> Credit<T>(MissingValues missing = MissingValues.Mean)
        where T : unmanaged, IFloatingPointIeee754<T>
        => Read<T>("credit.csv", new()
        {
            Name = "Credit scoring",
            Label = "status",
            ClassNames = ["good", "bad"],
            OneHot = ["home", "marital", "job"],
            Ordinal = new Dictionary<string, string[]> { ["records"] = ["no", "yes"] },
            Missing = missing,
        });

    /// <summary>The 100 samples with one feature that the article's program makes with scikit-learn, in the order in which it makes them; classes 0 and 1.</summary>
    public static Dataset<double> ArticlesProgram() => ArticlesProgram<double>();

    /// <inheritdoc cref="ArticlesProgram()"/>
    public static Dataset<T> ArticlesProgram<T>()
        where T : unmanaged, IFloatingPointIeee754<T>
        => Read<T>("articles-program.csv", new() { Name = "The article's program", Label = "class" });

    private static Dataset<T> Read<T>(string file, CsvOptions options)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        string library = typeof(Datasets).Assembly.Location;
        string folder = Path.Combine(library.Length > 0 ? Path.GetDirectoryName(library)! : AppContext.BaseDirectory, "data");
        return Directory.Exists(folder)
            ? CsvDataset.Read<T>(Path.Combine(folder, file), options)
            : throw new DirectoryNotFoundException($"The data sets belong in {folder}, beside the library, but that folder is not there. Build the course again: dotnet build Course.sln");
    }
}
