using System.CommandLine;
using Course.Notebooks.Jupyter;
using Course.Tool.Kernels;

namespace Course.Tool.Commands;

/// <summary><c>course kernel install</c>: builds the kernel once for a quick start and tells Jupyter where it is.</summary>
internal sealed class KernelInstallCommand : Command
{
    private readonly KernelPlace place;
    private readonly Option<bool> force = new("--force") { Description = "Replace a kernel of that name even if another program installed it." };
    private readonly Option<string?> displayName = new("--display-name") { Description = "The name in the menus of the front ends.", HelpName = "TEXT" };

    public KernelInstallCommand()
        : base("install", $"Install the kernel as '{KernelSpec.DefaultName}', the name that C# notebooks ask for.")
    {
        place = new KernelPlace(this);
        Options.Add(displayName);
        Options.Add(force);
        SetAction((parsed, cancellation) => InstallAsync(new KernelInstallation(place.Folder(parsed), parsed.GetValue(displayName)), parsed.GetValue(force), cancellation));
    }

    private static async Task<int> InstallAsync(KernelInstallation installation, bool force, CancellationToken cancellation)
    {
        if (!force && installation.Occupant is { } occupant)
        {
            await Console.Error.WriteLineAsync(
                $"'{installation.Folder}' holds {occupant}, and is left as it is. Replace it with --force, or install under another name with --name NAME.");
            return ExitCode.Failure;
        }

        try
        {
            bool changed = installation.Install(await KernelProgram.PrepareAsync(cancellation));
            Console.WriteLine($"{(changed ? "Installed" : "Nothing has changed:")} '{installation.Name}' {(changed ? "" : "is ")}in {installation.Folder}");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"The kernel could not be put into '{installation.Folder}': {problem.Message}{Environment.NewLine}Close the notebooks that use it, and check that you may write there.");
            return ExitCode.Failure;
        }
        catch (KernelBuildException problem)
        {
            await Console.Error.WriteLineAsync(problem.Message);
            return ExitCode.Failure;
        }

        if (!JupyterPaths.Here.IsSearched(installation.Folder))
            Console.WriteLine($"Jupyter looks there only when it runs from that environment, or with JUPYTER_PATH={Path.GetFullPath(Path.Combine(installation.Folder, "..", ".."))}");
        Console.WriteLine($"Reload the window of VS Code, or start JupyterLab again, and choose the kernel \"{installation.DisplayName}\". To try it now: {Typed.KernelCommand("doctor", installation.Name)}");
        return ExitCode.Success;
    }
}
