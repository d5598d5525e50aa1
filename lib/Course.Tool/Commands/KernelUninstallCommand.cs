using System.CommandLine;
using Course.Notebooks.Jupyter;
using Course.Tool.Kernels;

namespace Course.Tool.Commands;

/// <summary><c>course kernel uninstall</c>: removes what <c>install</c> put there, and nothing else.</summary>
internal sealed class KernelUninstallCommand : Command
{
    private readonly KernelPlace place;

    public KernelUninstallCommand()
        : base("uninstall", "Remove the kernel. What another program installed is left alone.")
    {
        place = new KernelPlace(this);
        SetAction(parsed => Uninstall(place.Folder(parsed)));
    }

    private static int Uninstall(string folder)
    {
        switch (KernelSpec.Read(folder))
        {
            case null:
                Console.Error.WriteLine($"There is no kernel in '{folder}'. What is installed: {Typed.KernelCommand("list")}");
                return ExitCode.Failure;
            case { IsOurs: false } foreign:
                Console.Error.WriteLine($"\"{foreign.DisplayName}\" in '{folder}' was installed by another program, and is left as it is.");
                return ExitCode.Failure;
        }

        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"'{folder}' could not be removed: {problem.Message}{Environment.NewLine}Close the notebooks that use the kernel and try again.");
            return ExitCode.Failure;
        }

        Console.WriteLine($"Removed {folder}");
        return ExitCode.Success;
    }
}
