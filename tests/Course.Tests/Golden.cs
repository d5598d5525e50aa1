using System.Text.Json;

namespace Course.Tests;

/// <summary>Values made by other libraries, in tests/golden beside the scripts that made them.</summary>
internal static class Golden
{
    public static JsonElement Read(string file) =>
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "golden", file))).RootElement;

    public static double Number(this JsonElement element, string name) => element.GetProperty(name).GetDouble();

    public static double[] Numbers(this JsonElement element, string name) => element.GetProperty(name).Deserialize<double[]>()!;

    public static int[] Integers(this JsonElement element, string name) => element.GetProperty(name).Deserialize<int[]>()!;

    /// <summary>Asserts that every number is as expected to <paramref name="tolerance"/>, relative (absolute below 1).</summary>
    public static void AssertClose(IEnumerable<double> expected, IEnumerable<double> actual, string what, double tolerance = 1e-12)
    {
        double[] wanted = [.. expected], got = [.. actual];
        Assert.True(wanted.Length == got.Length, $"{what}: expected {wanted.Length} numbers, got {got.Length}");
        for (int i = 0; i < wanted.Length; i++)
        {
            bool close = Math.Abs(got[i] - wanted[i]) <= tolerance * Math.Max(1, Math.Abs(wanted[i]));
            Assert.True(close, $"{what}[{i}]: expected {wanted[i]:R}, got {got[i]:R}");
        }
    }
}
