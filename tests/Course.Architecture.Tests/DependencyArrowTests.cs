using System.Reflection;

namespace Course.Architecture.Tests;

/// <summary>The arrows between the libraries point one way: Tool to Book to Notebooks; Figures and Exercises to Course to Simd.</summary>
public sealed class DependencyArrowTests
{
    [Theory]
    [InlineData("Course.Simd")]
    [InlineData("Course", "Course.Simd")]
    [InlineData("Course.Figures", "Course")]
    [InlineData("Course.Exercises", "Course")]
    [InlineData("Course.Notebooks")]
    [InlineData("Course.Book", "Course.Notebooks")]
    [InlineData("Course.Tool", "Course.Book", "Course.Notebooks")]
    public void A_library_knows_only_the_libraries_below_it(string library, params string[] allowed)
    {
        string[] ours = ["Course.Simd", "Course", "Course.Book", "Course.Exercises", "Course.Figures", "Course.Notebooks", "Course.Tool"];
        var referenced = Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, library + ".dll"))
            .GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => ours.Contains(name, StringComparer.Ordinal));

        Assert.Empty(referenced.Except(allowed));
    }
}
