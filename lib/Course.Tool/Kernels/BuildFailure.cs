using System.Text.RegularExpressions;

namespace Course.Tool.Kernels;

/// <summary>Says in a few lines why a build failed and what to do.</summary>
internal static partial class BuildFailure
{
    private const int LinesShown = 8;

    /// <summary>The explanation.</summary>
    /// <param name="output">What the build printed.</param>
    /// <param name="log">The file that keeps all of it.</param>
    public static string Explain(string output, string log)
    {
        string[] errors = [.. output.Split('\n').Select(line => line.Trim()).Where(line => ErrorLine().IsMatch(line)).Distinct(StringComparer.Ordinal)];
        string advice = Advice(output);
        string[] shown = errors.Length > 0 ? errors : [.. output.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0).TakeLast(LinesShown)];
        return string.Join(
            Environment.NewLine,
            ["The kernel could not be built:", .. shown.Take(LinesShown).Select(line => $"  {line}"), .. advice.Length > 0 ? [advice] : Array.Empty<string>(), $"All of the build's output: {log}"]);
    }

    private static string Advice(string output)
    {
        if (Contains("No .NET SDKs were found") || Contains("compatible .NET SDK was not found") || Contains("application 'publish' does not exist"))
            return "The .NET 10 SDK is missing: install it from https://dotnet.microsoft.com/download; `dotnet --list-sdks` shows what you have.";
        if (Contains("NU1301")) return "No package source can be reached. Connect to the internet once, or build the course first: dotnet build Course.sln";
        if (Contains("NU110")) return "A package is on none of your package sources: `dotnet nuget list source` shows them.";
        if (Contains("No space left") || Contains("not enough space")) return "The disk is full.";
        return "";

        bool Contains(string text) => output.Contains(text, StringComparison.OrdinalIgnoreCase);
    }

    [GeneratedRegex(@"(: |^)error( [A-Z]+\d+)?\s*:", RegexOptions.IgnoreCase)]
    private static partial Regex ErrorLine();
}
