using System.CommandLine;
using Course.Notebooks.Jupyter;

namespace Course.Tool.Commands;

/// <summary><c>course kernel install</c>: builds the kernel once for a quick start and tells Jupyter where it is.</summary>
internal sealed class KernelInstallCommand : Command
{
    private readonly KernelPlace place;
    private readonly Option<bool> force = new("--force") { Description = "Replace a kernel of that name even if another program installed it." };

    public KernelInstallCommand()
        : base("install", $"Install the kernel as '{KernelSpec.DefaultName}', the name that C# notebooks ask for.")
    {
        place = new KernelPlace(this);
        Options.Add(force);
        SetAction((parsed, cancellation) => InstallAsync(place.Folder(parsed), parsed.GetValue(force), cancellation));
    }

    private static async Task<int> InstallAsync(string folder, bool force, CancellationToken cancellation)
    {
        var present = KernelSpec.Read(folder);
        if (!force && Directory.Exists(folder) && present is not { IsOurs: true })
        {
            await Console.Error.WriteLineAsync(
                $"'{folder}' holds {(present is null ? "something else" : $"the kernel \"{present.DisplayName}\" of another program")}, and is left as it is. Replace it with --force, or install under another name with --name NAME.");
            return ExitCode.Failure;
        }

        // Beside the old one, which may be running, and put in its place at the end in one step.
        string fresh = $"{folder}.new-{Environment.ProcessId}";
        try
        {
            Directory.CreateDirectory(fresh);
            string program = await KernelProgram.BuildAsync(Path.Combine(fresh, "bin"), cancellation);
            foreach (string logo in (string[])["logo-svg.svg", "logo-32x32.png", "logo-64x64.png"])
            {
                await using var image = typeof(KernelInstallCommand).Assembly.GetManifestResourceStream(logo)!;
                await using var file = File.Create(Path.Combine(fresh, logo));
                await image.CopyToAsync(file, cancellation);
            }

            string name = Path.GetFileName(folder);
            new KernelSpec(
                fresh,
                name == KernelSpec.DefaultName ? ".NET (C#)" : $".NET (C#) {name}",
                "C#",
                [KernelProgram.DotnetPath, Path.Combine(folder, "bin", program), "kernel", "start", "{connection_file}"],
                new Dictionary<string, string>(),
                IsOurs: true).Write();
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
            Directory.Move(fresh, folder);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"The kernel could not be put into '{folder}': {problem.Message}{Environment.NewLine}Close the notebooks that use it, and check that you may write there.");
            return ExitCode.Failure;
        }
        catch (KernelBuildException problem)
        {
            await Console.Error.WriteLineAsync(problem.Message);
            return ExitCode.Failure;
        }
        finally
        {
            if (Directory.Exists(fresh)) Directory.Delete(fresh, recursive: true);
        }

        Console.WriteLine($"Installed '{Path.GetFileName(folder)}' in {folder}");
        Console.WriteLine("Reload the window of VS Code, or start JupyterLab again, and choose the kernel \".NET (C#)\". To try it now: course kernel doctor");
        return ExitCode.Success;
    }
}
