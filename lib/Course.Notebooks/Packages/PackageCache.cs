using System.Security.Cryptography;
using System.Text;

namespace Course.Notebooks.Packages;

/// <summary>What was restored before: a folder for each set of packages, named after everything that went into it.</summary>
internal static class PackageCache
{
    /// <summary>The file in such a folder that lists what was found.</summary>
    public const string Listing = "assemblies.txt";

    // What a listing looks like; one written by another version of the engine is not read.
    private const string ListingForm = "2";

    // "The newest version" is asked for again once a day.
    private static readonly TimeSpan RecentlyEnough = TimeSpan.FromDays(1);

    /// <summary>The folder for these packages from these sources.</summary>
    public static string FolderFor(IEnumerable<PackageReference> packages, IEnumerable<string> sources)
    {
        string[] parts = [ListingForm, Environment.Version.Major.ToString(), RuntimeName.Portable, .. sources, .. packages.Select(package => package.ToString())];
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))[..16];
        return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "course-notebooks", "packages", key);
    }

    /// <summary>Whether the folder was written not long ago.</summary>
    public static bool IsRecent(string folder) => DateTime.UtcNow - File.GetLastWriteTimeUtc(Path.Combine(folder, Listing)) < RecentlyEnough;

    /// <summary>Reads what a restore found; null if nothing is there, or if files of it have been deleted since.</summary>
    public static RestoredPackages? Read(string folder)
    {
        var listing = Path.Combine(folder, Listing);
        if (!File.Exists(listing))
            return null;
        var lines = File.ReadAllLines(listing).Where(line => line.Contains(' ')).ToLookup(line => line[..line.IndexOf(' ')], line => line[(line.IndexOf(' ') + 1)..]);
        var versions = lines["version"].Select(line => line.Split('/')).Where(parts => parts.Length == 2).DistinctBy(parts => parts[0].ToUpperInvariant());
        var found = new RestoredPackages([.. lines["assembly"]], [.. lines["native"]], versions.ToDictionary(parts => parts[0].ToUpperInvariant(), parts => parts[1]));
        return found.Assemblies.Concat(found.NativeFiles).All(File.Exists) ? found : null;
    }
}
