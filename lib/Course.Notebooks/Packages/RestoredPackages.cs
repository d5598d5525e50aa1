namespace Course.Notebooks.Packages;

/// <summary>What a restore found.</summary>
/// <param name="Assemblies">The .NET libraries to reference, of the packages asked for and of all that they need.</param>
/// <param name="NativeFiles">The native libraries for this machine.</param>
/// <param name="Versions">The versions taken, by the packages' names in capitals.</param>
internal sealed record RestoredPackages(IReadOnlyList<string> Assemblies, IReadOnlyList<string> NativeFiles, IReadOnlyDictionary<string, string> Versions)
{
    /// <summary>Nothing.</summary>
    public static RestoredPackages None { get; } = new([], [], new Dictionary<string, string>());

    /// <summary>The version of a package; empty if it is none of these.</summary>
    public string VersionOf(string package) => Versions.GetValueOrDefault(package.ToUpperInvariant(), "");
}
