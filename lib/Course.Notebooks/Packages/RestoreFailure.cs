using System.Text.RegularExpressions;

namespace Course.Notebooks.Packages;

/// <summary>What NuGet's errors mean for the person who wrote <c>#r</c>.</summary>
internal static partial class RestoreFailure
{
    public static string Explain(PackageReference package, string output)
    {
        var errors = Error().Matches(output).Select(match => (Code: match.Groups[1].Value, Message: match.Groups[2].Value.Trim())).Distinct().ToArray();
        var heading = errors.FirstOrDefault().Code switch
        {
            "NU1101" => $"There is no package {package.Name} in the configured sources. Is the name right?",
            "NU1102" => $"There is a package {package.Name}, but no version {package.Version ?? "that is no prerelease; for the newest of those write \"nuget: " + package.Name + ", *-*\""}.",
            "NU1107" => $"{package} and the packages that are loaded already need different versions of the same package. Restart the kernel and ask for them together.",
            "NU1605" => $"{package} needs a newer version of a package than the one that is asked for.",
            "NU1015" or "NU1105" or "MSB4184" => $"\"{package.Version}\" is no version of a package.",
            "NU1103" => $"{package.Name} has prerelease versions only; ask for one by its version, or for the newest with \"nuget: {package.Name}, *-*\".",
            "NU1202" => $"{package} is not made for .NET {Environment.Version.Major}.",
            "NU1301" => "A package source could not be reached. Is the network up? \"dotnet nuget list source\" shows the sources.",
            _ => $"{package} could not be restored.",
        };
        return errors.Length == 0 ? $"{heading}\n{output.Trim()}" : $"{heading}\n{string.Join('\n', errors.Select(error => error.Message))}";
    }

    [GeneratedRegex(@"error (NU\d+|MSB\d+|NETSDK\d+): ([^\r\n]+?)(?: \[[^\]\r\n]*proj\])?\r?$", RegexOptions.Multiline)]
    private static partial Regex Error();
}
