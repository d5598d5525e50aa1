using Course.Tool.Kernels;

namespace Course.Tool.Tests.Kernels;

public sealed class BuildFailureTests
{
    [Theory]
    [InlineData("The command could not be loaded, possibly because:\n  * You intended to execute a .NET SDK command:\n      No .NET SDKs were found.", ".NET 10 SDK is missing")]
    [InlineData("The application 'publish' does not exist or is not a managed .dll or .exe.", ".NET 10 SDK is missing")]
    [InlineData("x.csproj : error NU1301: Unable to load the service index for source https://example.org/v3/index.json.", "connect")]
    [InlineData("x.csproj : error NU1101: Unable to find package NetMQ.", "dotnet nuget list source")]
    [InlineData("error MSB3021: Unable to copy file. No space left on device", "disk is full")]
    public void What_is_wrong_comes_with_what_to_do(string output, string advice) =>
        Assert.Contains(advice, BuildFailure.Explain(output, "build.log"), StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void Each_error_is_shown_once_and_nothing_else()
    {
        const string Error = "A.cs(1,2): error CS0103: The name 'x' does not exist [A.csproj]";

        var text = BuildFailure.Explain($"Determining projects to restore...\n{Error}\n\nBuild FAILED.\n{Error}\n", "build.log");

        Assert.Single(text.Split('\n'), line => line.Contains("CS0103", StringComparison.Ordinal));
        Assert.DoesNotContain("Determining", text, StringComparison.Ordinal);
        Assert.Contains("build.log", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_build_that_says_nothing_recognisable_is_quoted() =>
        Assert.Contains("Killed", BuildFailure.Explain("Killed\n", "build.log"), StringComparison.Ordinal);
}
