using System.Globalization;
using System.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Course.Tests.Networks;

/// <summary>The worst relative error of each quantity against PyTorch; written to artifacts/golden-errors.md when the tests are through.</summary>
public sealed class GoldenErrors : IDisposable
{
    private readonly SortedDictionary<string, (double Error, int Compared)>[] worst = [new(StringComparer.Ordinal), new(StringComparer.Ordinal)];

    /// <summary>
    /// Compares entry by entry, relative to the expected one; an entry below a hundredth of the tensor's largest is compared with that hundredth.
    /// In float the error is relative to the tensor's largest: Adam and RMSProp divide small gradients by their own size, rounding included,
    /// and PyTorch in float32 is then as far from PyTorch in float64 as the course is.
    /// </summary>
    /// <remarks>floatFloor: what an error in float is relative to at least, where a result is a difference of numbers of that size.</remarks>
    public void AssertClose<T>(string quantity, string where, IEnumerable<double> expected, IEnumerable<T> actual, double floatFloor = 0) where T : unmanaged, IFloatingPointIeee754<T>
    {
        double[] wanted = [.. expected], got = [.. actual.Select(double.CreateTruncating)];
        Assert.True(wanted.Length == got.Length, $"{where}: expected {wanted.Length} numbers, got {got.Length}");
        double largest = wanted.Max(Math.Abs), error = 0;
        double floor = Math.Max(typeof(T) == typeof(float) ? Math.Max(floatFloor, largest) : 1e-2 * largest, 1e-300);
        for (int i = 0; i < wanted.Length; i++) error = Math.Max(error, Math.Abs(got[i] - wanted[i]) / Math.Max(floor, Math.Abs(wanted[i])));

        var table = worst[typeof(T) == typeof(float) ? 1 : 0];
        var (before, compared) = table.GetValueOrDefault(quantity);
        table[quantity] = (Math.Max(before, error), compared + wanted.Length);
        Assert.True(error <= (typeof(T) == typeof(float) ? 1e-4 : 1e-10), $"{where}, {quantity}: relative error {error:E2}");
    }

    /// <summary>As above, for a matrix.</summary>
    public void AssertClose<T>(string quantity, string where, IEnumerable<double> expected, Matrix<T> actual) where T : unmanaged, IFloatingPointIeee754<T>
        => AssertClose(quantity, where, expected, actual.ToColumnMajorArray());

    public string Table()
    {
        var lines = worst[0].Select(entry => string.Create(CultureInfo.InvariantCulture,
            $"| {entry.Key} | {entry.Value.Compared} | {entry.Value.Error:E1} | {worst[1].GetValueOrDefault(entry.Key).Error:E1} |"));
        return string.Join('\n', ["| quantity, against PyTorch in float64 | numbers | worst relative error, double | worst relative error, float |", "|---|---|---|---|", .. lines]) + "\n";
    }

    public void Dispose()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Course.sln"))) folder = folder.Parent;
        if (folder is null) return;
        string artifacts = Path.Combine(folder.FullName, "artifacts");
        Directory.CreateDirectory(artifacts);
        File.WriteAllText(Path.Combine(artifacts, "golden-errors.md"), Table());
    }
}
