namespace Course.Jupyter.Tests;

/// <summary>A kernel that the tests of a class have in common, because each is to leave it as usable as it was. One that has ended all the same is replaced.</summary>
public sealed class SharedKernel(InstalledKernel installed) : IDisposable
{
    private StartedKernel? kernel;

    /// <summary>The kernel, started when it is first asked for.</summary>
    internal StartedKernel Started
    {
        get
        {
            if (kernel is { Process.HasExited: true })
            {
                kernel.Dispose();
                kernel = null;
            }

            return kernel ??= new StartedKernel(installed);
        }
    }

    public void Dispose() => kernel?.Dispose();
}
