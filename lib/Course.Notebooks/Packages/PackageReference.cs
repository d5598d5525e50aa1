namespace Course.Notebooks.Packages;

/// <summary>A NuGet package that a notebook asks for: <c>nuget: Name, Version</c>.</summary>
/// <param name="Name">The package's id.</param>
/// <param name="Version">A version, a range (<c>[1.0,2.0)</c>), a floating version (<c>1.*</c>, <c>*-*</c>), or null for the newest.</param>
internal sealed record PackageReference(string Name, string? Version)
{
    /// <summary>Whether the same version is meant whenever it is asked for.</summary>
    public bool IsExact => Version is not null && Version.AsSpan().IndexOfAny("*[(,") < 0;

    /// <summary>Reads what stands in the quotes of <c>#r</c>.</summary>
    /// <returns>The package, or null if it is no package but a file.</returns>
    public static PackageReference? TryParse(string reference)
    {
        if (!reference.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase))
            return null;
        var parts = reference["nuget:".Length..].Split(',', 2, StringSplitOptions.TrimEntries);
        return new PackageReference(parts[0], parts.Length == 2 && parts[1].Length > 0 ? parts[1] : null);
    }

    /// <inheritdoc/>
    public override string ToString() => Version is null ? Name : $"{Name}, {Version}";
}
