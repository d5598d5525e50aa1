using Course.Notebooks.Jupyter;
using Course.Tool.Kernels;

namespace Course.Tool.Tests.Kernels;

public sealed class KernelInstallationTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("course-installation-").FullName;

    private string Place => Path.Combine(folder, "kernels", ".net-csharp");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_new_kernel_is_found_with_its_program_and_its_logos()
    {
        Assert.True(new KernelInstallation(Place).Install(Build("one")));

        var spec = KernelSpec.Read(Place)!;
        Assert.True(spec.IsOurs);
        Assert.Equal(".NET (C#)", spec.DisplayName);
        Assert.Equal("C#", spec.Language);
        Assert.Equal(["kernel", "start", "{connection_file}"], spec.Command.Skip(2));
        Assert.Equal("one", File.ReadAllText(spec.Program));
        Assert.Equal(["logo-32x32.png", "logo-64x64.png", "logo-svg.svg"], Directory.GetFiles(Place, "logo-*").Select(Path.GetFileName).Order());
    }

    [Fact]
    public void The_same_again_changes_nothing()
    {
        new KernelInstallation(Place).Install(Build("one"));
        var before = File.GetLastWriteTimeUtc(Path.Combine(Place, "kernel.json"));

        Assert.False(new KernelInstallation(Place).Install(Build("one")));
        Assert.Equal(before, File.GetLastWriteTimeUtc(Path.Combine(Place, "kernel.json")));
    }

    [Fact]
    public void A_program_that_has_gone_is_put_back()
    {
        new KernelInstallation(Place).Install(Build("one"));
        Directory.Delete(Path.GetDirectoryName(KernelSpec.Read(Place)!.Program)!, recursive: true);

        Assert.True(new KernelInstallation(Place).Install(Build("one")));
        Assert.True(File.Exists(KernelSpec.Read(Place)!.Program));
    }

    [Fact]
    public void A_kernel_that_runs_keeps_its_files_until_the_one_after_the_next()
    {
        new KernelInstallation(Place).Install(Build("one"));
        var first = KernelSpec.Read(Place)!.Program;

        new KernelInstallation(Place).Install(Build("two"));
        Assert.True(File.Exists(first));
        Assert.Equal("two", File.ReadAllText(KernelSpec.Read(Place)!.Program));

        new KernelInstallation(Place).Install(Build("three"));
        Assert.False(File.Exists(first));
        Assert.Equal(2, Directory.GetDirectories(Place).Length);
    }

    [Fact]
    public void Another_name_has_a_display_name_of_its_own_unless_one_is_given()
    {
        Assert.Equal(".NET (C#) mine", new KernelInstallation(Path.Combine(folder, "mine")).DisplayName);
        Assert.Equal("C# for the course", new KernelInstallation(Path.Combine(folder, "mine"), "C# for the course").DisplayName);
    }

    [Theory]
    [InlineData(null, "something else")]
    [InlineData("""{"argv": ["x"], "display_name": "Theirs"}""", "the kernel \"Theirs\" of another program")]
    public void What_another_program_put_there_is_named_and_replaced_only_on_demand(string? kernelJson, string description)
    {
        Directory.CreateDirectory(Place);
        File.WriteAllText(Path.Combine(Place, "other.txt"), "");
        if (kernelJson is not null) File.WriteAllText(Path.Combine(Place, "kernel.json"), kernelJson);

        var installation = new KernelInstallation(Place);

        Assert.Equal(description, installation.Occupant);
        installation.Install(Build("one"));
        Assert.False(File.Exists(Path.Combine(Place, "other.txt")));
        Assert.Null(new KernelInstallation(Place).Occupant);
    }

    private KernelProgram Build(string content)
    {
        var build = Directory.CreateDirectory(Path.Combine(folder, "build", content)).FullName;
        File.WriteAllText(Path.Combine(build, "Course.Tool.dll"), content);
        return new KernelProgram(build, "Course.Tool.dll", Fingerprint.Of(build, Directory.GetFiles(build)));
    }
}
