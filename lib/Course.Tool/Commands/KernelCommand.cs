using System.CommandLine;

namespace Course.Tool.Commands;

/// <summary><c>course kernel</c>: the C# kernel for VS Code, JupyterLab and the other notebook front ends.</summary>
internal sealed class KernelCommand : Command
{
    public KernelCommand()
        : base("kernel", "Install the C# kernel for VS Code, JupyterLab and other notebook front ends, and look after it.")
    {
        Subcommands.Add(new KernelInstallCommand());
        Subcommands.Add(new KernelUninstallCommand());
        Subcommands.Add(new KernelListCommand());
        Subcommands.Add(new KernelDoctorCommand());
        Subcommands.Add(new KernelStartCommand());
    }
}
