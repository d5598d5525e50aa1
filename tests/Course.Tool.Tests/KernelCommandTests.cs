namespace Course.Tool.Tests;

/// <summary>What can be tried without building a kernel: the tests with Jupyter's clients install a real one.</summary>
public sealed class KernelCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("course-kernel-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_kernel_of_another_program_is_neither_replaced_nor_removed()
    {
        var place = Directory.CreateDirectory(Path.Combine(folder, "share", "jupyter", "kernels", ".net-csharp")).FullName;
        var file = Path.Combine(place, "kernel.json");
        await File.WriteAllTextAsync(file, """{"argv": ["dotnet", "interactive"], "display_name": "Theirs", "language": "C#"}""");
        var before = await File.ReadAllTextAsync(file);

        var installed = await CourseProgram.RunAsync(folder, "kernel", "install", "--prefix", folder);
        var removed = await CourseProgram.RunAsync(folder, "kernel", "uninstall", "--prefix", folder);

        Assert.Equal(1, installed.ExitCode);
        Assert.Contains("\"Theirs\" of another program", installed.Errors, StringComparison.Ordinal);
        Assert.Contains("--force", installed.Errors, StringComparison.Ordinal);
        Assert.Equal(1, removed.ExitCode);
        Assert.Equal(before, await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task Removing_a_kernel_that_is_not_there_says_where_to_look()
    {
        var removed = await CourseProgram.RunAsync(folder, "kernel", "uninstall", "--prefix", folder);

        Assert.Equal(1, removed.ExitCode);
        Assert.Contains("kernel list", removed.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_doctor_says_what_is_missing_and_what_to_type()
    {
        var examined = await CourseProgram.RunAsync(folder, "kernel", "doctor", "--name", "no-such-kernel");

        Assert.Equal(1, examined.ExitCode);
        Assert.Contains("ok  .NET", examined.Output, StringComparison.Ordinal);
        Assert.Contains("!!  No kernel 'no-such-kernel'", examined.Output, StringComparison.Ordinal);
        Assert.Contains("kernel install --name no-such-kernel", examined.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--name", "a/b")]
    [InlineData("--name", "..")]
    [InlineData("--user", "--prefix", "x")]
    public async Task A_place_that_makes_no_sense_is_a_misuse(params string[] options)
    {
        var installed = await CourseProgram.RunAsync(folder, ["kernel", "install", .. options]);

        Assert.Equal(2, installed.ExitCode);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }
}
