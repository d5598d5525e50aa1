using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Course.Tool.Commands;

/// <summary>The program that an installed kernel starts: this command, compiled ahead of time where its source is at hand.</summary>
internal static class KernelProgram
{
    /// <summary>The <c>dotnet</c> that runs this command, and will run the kernel.</summary>
    public static string DotnetPath { get; } = FindDotnet();

    /// <summary>Puts the program into a folder.</summary>
    /// <returns>The file to start.</returns>
    /// <exception cref="KernelBuildException">The build failed.</exception>
    public static async Task<string> BuildAsync(string folder, CancellationToken cancellation)
    {
        string program = Path.GetFileName(typeof(KernelProgram).Assembly.Location);
        if (FindProject() is not { } project)
        {
            // Installed as a tool: there is nothing to compile from, so the kernel is a copy of what runs now.
            CopyFolder(AppContext.BaseDirectory, folder);
            return program;
        }

        Console.WriteLine("Building the kernel for a quick start (once, about half a minute) ...");
        string scratch = Directory.CreateTempSubdirectory("course-kernel-").FullName;
        try
        {
            var (code, output) = await PublishAsync(project, folder, scratch, readyToRun: true, cancellation);
            if (code != 0 && output.Contains("NU1101", StringComparison.Ordinal))
            {
                Console.WriteLine("The compiler for a quick start (package microsoft.netcore.app.crossgen2) is not to be had here: the kernel is built without, and takes a second longer to start.");
                (code, output) = await PublishAsync(project, folder, scratch, readyToRun: false, cancellation);
            }

            if (code != 0) throw new KernelBuildException($"The kernel could not be built:{Environment.NewLine}{output.Trim()}");
            return program;
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    private static async Task<(int Code, string Output)> PublishAsync(string project, string folder, string scratch, bool readyToRun, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(DotnetPath)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                "publish", project, "--nologo", "--verbosity", "quiet", "--configuration", "Release", "--output", folder,
                "--runtime", RuntimeInformation.RuntimeIdentifier, "--self-contained", "false", "--disable-build-servers",
                $"-p:PublishReadyToRun={readyToRun}", "-p:RunAnalyzers=false", "-p:EnforceCodeStyleInBuild=false", "-p:GenerateDocumentationFile=false", "-p:DebugType=none",
                // Nothing of this build goes into the course's own folders: neither its outputs nor its lock files.
                $"-p:ArtifactsPath={scratch}{Path.DirectorySeparatorChar}",
                $"-p:CourseLibraryFolder={Path.Combine(scratch, "course")}{Path.DirectorySeparatorChar}",
                $"-p:SeparateLockFiles={Path.Combine(scratch, "locks")}{Path.DirectorySeparatorChar}",
            },
        };
        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            string text = await output + await errors;
            await process.WaitForExitAsync(cancellation);
            return (process.ExitCode, text);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private static string? FindProject()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string project = Path.Combine(folder.FullName, "lib", "Course.Tool", "Course.Tool.csproj");
            if (File.Exists(project)) return project;
        }

        return null;
    }

    private static string FindDotnet()
    {
        string file = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        if (Path.GetFileName(Environment.ProcessPath) == file) return Environment.ProcessPath!;

        // The runtime lies in DOTNET/shared/Microsoft.NETCore.App/VERSION/.
        string beside = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", file));
        return File.Exists(beside) ? beside : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? file;
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (string file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }
}
