using Course.Notebooks.Jupyter;

namespace Course.Notebooks.Tests.Jupyter;

public sealed class KernelSpecTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("kernelspec-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_kernel_is_read_back_as_written_and_known_as_ours()
    {
        var spec = new KernelSpec(
            Path.Combine(folder, "kernels", "c"), ".NET (C#)", "C#", ["dotnet", "/k/Course.Tool.dll", "kernel", "start", "{connection_file}"], new Dictionary<string, string> { ["A"] = "1" }, IsOurs: true);
        spec.Write();

        var read = KernelSpec.Read(spec.Folder)!;

        Assert.Equal("c", read.Name);
        Assert.Equal(spec.DisplayName, read.DisplayName);
        Assert.Equal(spec.Command, read.Command);
        Assert.Equal("/k/Course.Tool.dll", read.Program);
        Assert.Equal("1", read.Environment["A"]);
        Assert.True(read.IsOurs);
    }

    [Fact]
    public void The_kernel_of_another_program_is_not_ours()
    {
        File.WriteAllText(Path.Combine(folder, "kernel.json"), """{"argv": ["dotnet", "interactive"], "display_name": ".NET (C#)", "language": "C#"}""");

        Assert.False(KernelSpec.Read(folder)!.IsOurs);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"argv\": []}")]
    [InlineData("{\"argv\": [1]}")]
    public void A_broken_kernel_is_no_kernel(string json)
    {
        File.WriteAllText(Path.Combine(folder, "kernel.json"), json);

        Assert.Null(KernelSpec.Read(folder));
    }

    [Fact]
    public void The_first_kernel_of_a_name_counts()
    {
        string[] data = [Path.Combine(folder, "a"), Path.Combine(folder, "b")];
        foreach (var place in data)
            new KernelSpec(Path.Combine(place, "kernels", "same"), place, "C#", ["x"], new Dictionary<string, string>(), IsOurs: true).Write();
        var paths = new JupyterPaths(
            OperatingSystem.IsWindows() ? JupyterPlatform.Windows : JupyterPlatform.Linux,
            Path.Combine(folder, "home"),
            name => name == "JUPYTER_PATH" ? string.Join(Path.PathSeparator, data) : null);

        var found = Assert.Single(KernelSpec.FindAll(paths), spec => spec.Name == "same");

        Assert.Equal(data[0], found.DisplayName);
    }
}
