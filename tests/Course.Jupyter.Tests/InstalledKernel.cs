using Course.Jupyter.Tests;
using Course.Notebooks.Jupyter;

[assembly: AssemblyFixture(typeof(InstalledKernel))]

namespace Course.Jupyter.Tests;

/// <summary>
/// The kernel as a user has it: installed by <c>course kernel install</c>, once for all tests, into a folder that is deleted at the end.
/// The user's own Jupyter folders are neither read nor written.
/// </summary>
public sealed class InstalledKernel : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("course-jupyter-").FullName;

    /// <summary>What the kernel is started by.</summary>
    public KernelSpec Spec => KernelSpec.Read(Path.Combine(JupyterPath, "kernels", KernelSpec.DefaultName))
        ?? throw new InvalidOperationException("The kernel was not installed.");

    /// <summary>The environment variables under which Jupyter's programs find the kernel, and keep what they write to the temporary folder.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["JUPYTER_PATH"] = JupyterPath,
        ["JUPYTER_DATA_DIR"] = Path.Combine(folder, "data"),
        ["JUPYTER_CONFIG_DIR"] = Path.Combine(folder, "config"),
        ["JUPYTER_RUNTIME_DIR"] = Path.Combine(folder, "runtime"),
        ["IPYTHONDIR"] = Path.Combine(folder, "ipython"),
    };

    private string JupyterPath => Path.Combine(folder, "share", "jupyter");

    /// <summary>A new folder for what one test writes.</summary>
    public string NewFolder(string name) => Directory.CreateDirectory(Path.Combine(folder, $"{name}-{Guid.NewGuid():N}")).FullName;

    public async ValueTask InitializeAsync()
    {
        var tool = Path.Combine(AppContext.BaseDirectory, "Course.Tool.dll");
        var installed = await ClientProgram.RunAsync("dotnet", [tool, "kernel", "install", "--prefix", folder], atMost: TimeSpan.FromMinutes(8));
        Assert.True(installed.ExitCode == 0, installed.Output);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
