namespace Course.Jupyter.Tests;

/// <summary>Jupyter's own test suite for kernels, all of its features on, and what its client library can do beyond that.</summary>
public sealed class JupyterKernelTestTests(InstalledKernel kernel)
{
    [Fact]
    public async Task The_test_suite_of_Jupyter_passes_with_nothing_left_out()
    {
        var python = await Tools.PythonWithAsync("jupyter_kernel_test");

        var outcome = await ClientProgram.RunAsync(python, ["-m", "unittest", "--verbose", "test_csharp_kernel"], kernel.Environment);

        Assert.True(outcome.ExitCode == 0, outcome.Output);
        Assert.DoesNotContain("skipped", outcome.Output, StringComparison.Ordinal);
    }
}
