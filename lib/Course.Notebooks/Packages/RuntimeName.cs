using System.Runtime.InteropServices;

namespace Course.Notebooks.Packages;

/// <summary>The name under which packages keep native libraries for a machine like this one.</summary>
internal static class RuntimeName
{
    /// <summary><c>linux-x64</c>, <c>osx-arm64</c>, <c>win-x64</c>, …; the name of the distribution is left out.</summary>
    public static string Portable { get; } = $"{System}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";

    private static string System =>
        OperatingSystem.IsWindows() ? "win"
        : OperatingSystem.IsMacOS() ? "osx"
        : RuntimeInformation.RuntimeIdentifier.Contains("alpine", StringComparison.Ordinal) || RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal) ? "linux-musl"
        : "linux";
}
