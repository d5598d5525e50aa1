using System.Diagnostics;
using System.Runtime.InteropServices;
using Course.Notebooks.Jupyter;

namespace Course.Tool.Kernels;

/// <summary>Looks at everything that a notebook needs in order to run with the kernel, and tries the kernel itself.</summary>
/// <param name="name">The kernel's name.</param>
/// <param name="paths">Where Jupyter looks for kernels.</param>
internal sealed class KernelExamination(string name, JupyterPaths paths)
{
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(60);

    private string InstallCommand => Typed.KernelCommand("install", name);

    /// <summary>The findings, in the order in which things build on each other.</summary>
    public IEnumerable<Finding> Examine()
    {
        yield return Finding.Good($"{RuntimeInformation.FrameworkDescription} ({RuntimeInformation.RuntimeIdentifier})");
        yield return Sdk();
        yield return Jupyter();
        if (CourseSource.Find(AppContext.BaseDirectory) is { } source) yield return Library(source);

        if (Folders().FirstOrDefault() is not { } folder)
            yield return Finding.Broken($"No kernel '{name}' is installed where Jupyter looks.", $"Type: {InstallCommand}");
        else if (KernelSpec.Read(folder) is not { } spec)
            yield return Finding.Broken($"{Path.Combine(folder, KernelSpec.FileName)} cannot be read: no front end can start this kernel.", Replacing(folder, force: true));
        else
            foreach (var finding in Examine(spec)) yield return finding;
    }

    /// <summary>The folders with a kernel of the name, in the order in which Jupyter finds them.</summary>
    private IEnumerable<string> Folders() =>
        paths.SearchPath.Select(data => Path.Combine(data, "kernels", name)).Where(folder => File.Exists(Path.Combine(folder, KernelSpec.FileName)));

    /// <summary>What to type so that Jupyter finds this kernel and no longer the one in a folder.</summary>
    private string Replacing(string folder, bool force = false)
    {
        var searched = paths.SearchPath.ToList();
        int found = searched.FindIndex(data => folder.StartsWith(data + Path.DirectorySeparatorChar, StringComparison.Ordinal)), user = searched.IndexOf(paths.UserData);
        if (found > user) return $"Type: {InstallCommand}";
        string option = force ? " --force" : "";
        if (found == user) return $"Type: {InstallCommand}{option}";
        string prefix = Path.GetFullPath(Path.Combine(folder, "..", "..", "..", ".."));
        return folder == paths.PrefixKernel(prefix, name)
            ? $"Type: {InstallCommand} --prefix \"{prefix}\"{option}"
            : $"Delete {folder}, which Jupyter finds before the user's own kernels. Then type: {InstallCommand}";
    }

    private IEnumerable<Finding> Examine(KernelSpec spec)
    {
        if (!spec.IsOurs)
        {
            yield return Finding.Broken(
                $"'{name}' is \"{spec.DisplayName}\" of another program, in {spec.Folder}",
                $"To have this kernel instead: {Replacing(spec.Folder, force: true)}. To have both: {Typed.KernelCommand("install", "NAME")}");
            yield break;
        }

        yield return Finding.Good($"Kernel '{spec.Name}', \"{spec.DisplayName}\": {spec.Folder}");
        foreach (string hidden in Folders().Skip(1)) yield return Finding.Missing($"Hidden by it: {hidden}", "Jupyter takes the first of a name.");
        foreach (string file in (string[])[spec.Command[0], spec.Program])
        {
            if (File.Exists(file)) continue;
            yield return Finding.Broken($"It is started by {file}, which is not there any more.", Replacing(spec.Folder));
            yield break;
        }

        if (CourseSource.Find(AppContext.BaseDirectory) is { } source && !spec.Program.Contains(source.Fingerprint, StringComparison.Ordinal))
            yield return Finding.Missing("It was built from another state of the source than this.", Replacing(spec.Folder));
        yield return Trial(spec);
    }

    private Finding Trial(KernelSpec spec)
    {
        var trial = KernelTrial.Run(spec, "1+1", AtMost);
        return trial.Problem is null
            ? Finding.Good($"It started and ran 1+1 in {trial.Time.TotalSeconds:0.00} s")
            : Finding.Broken($"It does not work: {trial.Problem}", Replacing(spec.Folder));
    }

    private static Finding Sdk()
    {
        try
        {
            var start = new ProcessStartInfo(DotNetHost.Path, "--list-sdks") { RedirectStandardOutput = true, RedirectStandardError = true };
            using var process = Process.Start(start)!;
            string latest = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault("").Split(' ')[0].Trim();
            process.WaitForExit();
            if (int.TryParse(latest.Split('.')[0], out int major) && major >= Environment.Version.Major) return Finding.Good($".NET SDK {latest}");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // No dotnet that can be started.
        }

        return Finding.Missing(
            $"No .NET {Environment.Version.Major} SDK was found: the kernel runs, but packages (#r \"nuget: ...\") cannot be fetched.",
            "Install it from https://dotnet.microsoft.com/download");
    }

    private static Finding Jupyter() => FindOnPath("jupyter") is { } jupyter
        ? Finding.Good($"Jupyter: {jupyter}")
        : Finding.Missing("Jupyter is not on the PATH.", "VS Code needs only its Jupyter extension. For JupyterLab: pip install jupyterlab");

    private static Finding Library(CourseSource source)
    {
        string library = Path.Combine(source.Root, "artifacts", "course", "Course.dll");
        return File.Exists(library)
            ? Finding.Good($"The course's library: {library}")
            : Finding.Missing("The course's library, which the chapters load, has not been built.", $"Type: dotnet build {Path.Combine(source.Root, "Course.sln")}");
    }

    private static string? FindOnPath(string program)
    {
        string[] endings = OperatingSystem.IsWindows() ? [".exe", ".cmd", ".bat"] : [""];
        return (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => endings.Select(ending => Path.Combine(folder, program + ending)))
            .FirstOrDefault(File.Exists);
    }
}
