using System.Text.Json.Nodes;

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

    [Fact]
    public async Task The_doctor_names_the_program_that_has_gone() =>
        Assert.Matches("!!  It is started by .*gone.*Course.Tool.dll, which is not there any more.\r?\n    Type: .* kernel install\r?\n", await ExamineAsync("data", Spec("/gone/Course.Tool.dll", ours: true)));

    [Fact]
    public async Task The_doctor_names_the_kernel_of_another_program_and_how_to_have_this_one()
    {
        var said = await ExamineAsync("data", Spec("theirs.dll", ours: false));

        Assert.Contains("'.net-csharp' is \"Test\" of another program", said, StringComparison.Ordinal);
        Assert.Contains("kernel install --force", said, StringComparison.Ordinal);
        Assert.Contains("kernel install --name NAME", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_doctor_names_a_file_that_cannot_be_read() =>
        Assert.Matches("!!  .*kernel.json cannot be read: no front end can start this kernel.\r?\n    Type: .* kernel install --force", await ExamineAsync("data", "{\"argv\": ["));

    [Fact]
    public async Task The_doctor_sends_the_kernel_where_a_broken_one_would_hide_it()
    {
        var environment = Path.Combine("env", "share", "jupyter");

        Assert.Contains($"kernel install --prefix \"{Path.Combine(folder, "env")}\"", await ExamineAsync(environment, Spec("/gone/Course.Tool.dll", ours: true)), StringComparison.Ordinal);
        Assert.Contains($"Delete {Path.Combine(folder, "odd", "kernels", ".net-csharp")}", await ExamineAsync("odd", Spec("/gone/Course.Tool.dll", ours: true)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_doctor_says_that_Jupyter_is_missing_and_how_to_get_it()
    {
        var examined = await CourseProgram.RunAsync(folder, new Dictionary<string, string>(Folders("data")) { ["PATH"] = folder }, "kernel", "doctor");

        Assert.Contains("--  Jupyter is not on the PATH.", examined.Output, StringComparison.Ordinal);
        Assert.Contains("pip install jupyterlab", examined.Output, StringComparison.Ordinal);
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

    private static string Spec(string program, bool ours) => new JsonObject
    {
        ["argv"] = new JsonArray(Environment.ProcessPath, program, "{connection_file}"),
        ["display_name"] = "Test",
        ["language"] = "C#",
        ["metadata"] = ours ? new JsonObject { ["course"] = new JsonObject() } : new JsonObject(),
    }.ToJsonString();

    // Jupyter looks in the folder given first, then in the user's, which is "data".
    private Dictionary<string, string> Folders(string first) => new()
    {
        ["JUPYTER_PATH"] = first == "data" ? "" : Path.Combine(folder, first),
        ["JUPYTER_DATA_DIR"] = Path.Combine(folder, "data"),
    };

    private async Task<string> ExamineAsync(string data, string spec)
    {
        var place = Directory.CreateDirectory(Path.Combine(folder, data, "kernels", ".net-csharp")).FullName;
        await File.WriteAllTextAsync(Path.Combine(place, "kernel.json"), spec);
        var examined = await CourseProgram.RunAsync(folder, Folders(data), "kernel", "doctor");
        Assert.Equal(1, examined.ExitCode);
        return examined.Output;
    }
}
