using System.CommandLine;
using Course.Notebooks.Jupyter;
using Course.Tool.Kernels;

namespace Course.Tool.Commands;

/// <summary><c>course kernel list</c>: the kernels that Jupyter finds.</summary>
internal sealed class KernelListCommand : Command
{
    public KernelListCommand()
        : base("list", "List the kernels that notebook front ends find; ours are marked with *.") =>
        SetAction(_ => List());

    private static int List()
    {
        var kernels = KernelSpec.FindAll(JupyterPaths.Here);
        if (kernels.Count == 0) Console.WriteLine($"No kernel is installed. To install the C# kernel: {Typed.KernelCommand("install")}");
        int widest = kernels.Select(kernel => kernel.Name.Length).DefaultIfEmpty().Max(), display = kernels.Select(kernel => kernel.DisplayName.Length).DefaultIfEmpty().Max();
        foreach (var kernel in kernels)
            Console.WriteLine($"{(kernel.IsOurs ? '*' : ' ')} {kernel.Name.PadRight(widest)}  {kernel.DisplayName.PadRight(display)}  {kernel.Folder}");
        return ExitCode.Success;
    }
}
