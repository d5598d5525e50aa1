using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Course.Tool.Kernels;

/// <summary>
/// The kernel compiled ahead of time (ReadyToRun), kept in <c>artifacts/kernel</c>: built once, then copied by every installation until the source changes,
/// and rebuilt only in those parts that did.
/// </summary>
/// <param name="source">What to build.</param>
/// <param name="file">The file that the build must bring forth.</param>
internal sealed class KernelBuild(CourseSource source, string file)
{
    /// <summary>What NuGet says when a package is on no source, or no source can be reached.</summary>
    private static readonly string[] PackageMissing = ["NU1101", "NU1102", "NU1103", "NU1301"];

    private readonly string folder = Path.Combine(source.Root, "artifacts", "kernel");

    private string Program => Path.Combine(folder, "program");

    private string Note => Path.Combine(folder, "built-from.txt");

    private string Log => Path.Combine(folder, "build.log");

    /// <summary>The folder with the program, built if need be.</summary>
    /// <exception cref="KernelBuildException">The build failed.</exception>
    public async Task<string> EnsureAsync(CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        await using var alone = await LockAsync(cancellation);
        string fingerprint = source.Fingerprint;
        if (File.Exists(Path.Combine(Program, file)) && File.Exists(Note) && await File.ReadAllTextAsync(Note, cancellation) == fingerprint) return Program;

        Console.WriteLine("Building the kernel for a quick start (about half a minute; again only when its source changes) ...");
        File.Delete(Note);
        if (Directory.Exists(Program)) Directory.Delete(Program, recursive: true);
        var (succeeded, output) = await PublishAsync(readyToRun: true, cancellation);
        if (!succeeded && PackageMissing.Any(code => output.Contains(code, StringComparison.Ordinal)))
        {
            Console.WriteLine("The compiler for a quick start (package microsoft.netcore.app.crossgen2) is not to be had here: the kernel is built without, and takes a second longer to start.");
            (succeeded, output) = await PublishAsync(readyToRun: false, cancellation);
        }

        await File.WriteAllTextAsync(Log, output, cancellation);
        if (!succeeded) throw new KernelBuildException(BuildFailure.Explain(output, Log));
        await File.WriteAllTextAsync(Note, fingerprint, cancellation);
        return Program;
    }

    private async Task<(bool Succeeded, string Output)> PublishAsync(bool readyToRun, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(DotNetHost.Path)
        {
            WorkingDirectory = source.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                "publish", source.Project, "--nologo", "--verbosity", "quiet", "--configuration", "Release", "--output", Program,
                "--runtime", RuntimeInformation.RuntimeIdentifier, "--self-contained", "false", "--disable-build-servers",
                $"-p:PublishReadyToRun={readyToRun}", "-p:UseAppHost=false", "-p:KernelOnly=true",
                "-p:RunAnalyzers=false", "-p:EnforceCodeStyleInBuild=false", "-p:DebugType=none",
                // Nothing of this build gets in the way of the other: neither its outputs nor its lock files.
                $"-p:ArtifactsPath={Path.Combine(folder, "obj")}{Path.DirectorySeparatorChar}",
                $"-p:SeparateLockFiles={Path.Combine(folder, "locks")}{Path.DirectorySeparatorChar}",
            },
        };
        try
        {
            using var process = Process.Start(start)!;
            try
            {
                var output = process.StandardOutput.ReadToEndAsync(cancellation);
                var errors = process.StandardError.ReadToEndAsync(cancellation);
                string text = await output + await errors;
                await process.WaitForExitAsync(cancellation);
                return (process.ExitCode == 0, text);
            }
            finally
            {
                if (!process.HasExited) process.Kill(entireProcessTree: true);
            }
        }
        catch (System.ComponentModel.Win32Exception problem)
        {
            return (false, $"{DotNetHost.Path} cannot be started: {problem.Message}");
        }
    }

    /// <summary>Two installations at a time would build into the same folder: the second waits for the first, and then finds its work done.</summary>
    private async Task<FileStream> LockAsync(CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return new FileStream(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (Directory.Exists(folder))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), cancellation);
            }
        }
    }
}
