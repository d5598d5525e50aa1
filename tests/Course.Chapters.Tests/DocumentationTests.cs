using System.Text.RegularExpressions;

namespace Course.Chapters.Tests;

/// <summary>The claims of the texts around the course.</summary>
public sealed partial class DocumentationTests
{
    public static TheoryData<string> Texts =>
        [.. Directory.EnumerateFiles(CourseRepository.Root, "*.md").Concat(DocsFolder()).Select(path => Path.GetRelativePath(CourseRepository.Root, path)).Order(StringComparer.Ordinal)];

    [Fact]
    public void The_readme_lists_every_chapter_and_is_short()
    {
        string readme = CourseRepository.Read("README.md");
        string[] listed = [.. CourseRepository.LocalLinks(readme).Where(link => link.EndsWith(".ipynb", StringComparison.Ordinal)).Select(link => Path.GetFileName(link))];

        Assert.Equal(CourseRepository.Chapters, listed);
        Assert.True(readme.Split('\n').Length <= 150, "README.md should stay under 150 lines.");
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Links_to_files_lead_somewhere(string text)
    {
        string folder = Path.GetDirectoryName(CourseRepository.PathOf(text))!;
        Assert.All(CourseRepository.LocalLinks(File.ReadAllText(CourseRepository.PathOf(text))), link => Assert.True(Path.Exists(Path.Combine(folder, link)), $"{text} links to {link}, which does not exist."));
    }

    [Fact]
    public void Folders_and_projects_that_the_readme_names_exist()
    {
        string[] named = [.. Place().Matches(CourseRepository.Read("README.md") + CourseRepository.Read("CONTRIBUTING.md")).Select(match => match.Groups["path"].Value).Distinct()];

        Assert.Contains("lib/Course.Tool", named);
        Assert.All(named, path => Assert.True(Path.Exists(CourseRepository.PathOf(path)), $"README.md or CONTRIBUTING.md names {path}, which does not exist."));
    }

    [Fact]
    public void The_check_script_runs_the_two_commands_of_the_readme()
    {
        string readme = CourseRepository.Read("README.md");
        string check = CourseRepository.Read(".ci", "run");

        Assert.All(["dotnet test Course.sln", "dotnet run --project lib/Course.Tool -- run"], command =>
        {
            Assert.Contains(command, readme, StringComparison.Ordinal);
            Assert.Contains(command, check, StringComparison.Ordinal);
        });
    }

    private static IEnumerable<string> DocsFolder() =>
        new[] { "docs", "data" }.Select(folder => CourseRepository.PathOf(folder)).Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories));

    [GeneratedRegex(@"(?<=[`\s])(?<path>(lib|tests)/[A-Za-z.]*[A-Za-z])")]
    private static partial Regex Place();
}
