using System.Numerics;
using System.Text.RegularExpressions;

namespace Course.Chapters.Tests;

/// <summary>The file that every chapter imports.</summary>
public sealed partial class SetupTests
{
    [Fact]
    public void Setup_names_the_double_version_of_every_numeric_type_of_the_library()
    {
        var numeric = typeof(Check).Assembly.GetExportedTypes()
            .Where(type => type is { IsGenericTypeDefinition: true, IsNested: false } && type.GetGenericArguments() is [var argument]
                && argument.GetGenericParameterConstraints().Any(constraint => constraint.IsGenericType && constraint.GetGenericTypeDefinition() == typeof(IFloatingPointIeee754<>)))
            .Select(type => type.Name.Split('`')[0])
            .Order(StringComparer.Ordinal);
        var named = Alias().Matches(CourseRepository.Read("notebooks", "setup.csx"))
            .Where(match => match.Groups["name"].Value == match.Groups["type"].Value)
            .Select(match => match.Groups["name"].Value)
            .Order(StringComparer.Ordinal);

        Assert.Equal(numeric, named);
    }

    [Fact]
    public void Every_library_that_setup_references_is_where_the_build_puts_it()
    {
        string setup = CourseRepository.Read("notebooks", "setup.csx");
        string[] references = [.. Reference().Matches(setup).Select(match => match.Groups["path"].Value)];

        Assert.NotEmpty(references);
        Assert.All(references, path =>
        {
            Assert.StartsWith("../artifacts/course/", path, StringComparison.Ordinal);
            Assert.True(File.Exists(CourseRepository.PathOf("notebooks", path)), $"setup.csx references {path}, which the build of Course.sln did not make.");
        });
    }

    [GeneratedRegex(@"^using (?<name>\w+) = Course\.(?<type>\w+)<double>;", RegexOptions.Multiline)]
    private static partial Regex Alias();

    [GeneratedRegex("^#r \"(?<path>[^\"]+)\"", RegexOptions.Multiline)]
    private static partial Regex Reference();
}
