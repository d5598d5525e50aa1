namespace Course.Tool.Kernels;

/// <summary>The program that an installed kernel starts: this command, compiled ahead of time where its source is at hand.</summary>
/// <param name="Folder">Where its files are.</param>
/// <param name="File">The file to start, in that folder.</param>
/// <param name="Fingerprint">What it was built from, in a few letters: another source, runtime or machine gives another.</param>
internal sealed record KernelProgram(string Folder, string File, string Fingerprint)
{
    /// <summary>Builds the program, unless nothing has changed since it was built last.</summary>
    /// <exception cref="KernelBuildException">The build failed.</exception>
    public static async Task<KernelProgram> PrepareAsync(CancellationToken cancellation)
    {
        string file = Path.GetFileName(typeof(KernelProgram).Assembly.Location);
        string running = AppContext.BaseDirectory;
        if (CourseSource.Find(running) is { } source)
            return new KernelProgram(await new KernelBuild(source, file).EnsureAsync(cancellation), file, source.Fingerprint);

        // Installed as a tool: there is nothing to compile from, so the kernel is a copy of what runs now.
        return new KernelProgram(running, file, Tool.Kernels.Fingerprint.Of(running, Directory.EnumerateFiles(running, "*", SearchOption.AllDirectories)));
    }

    /// <summary>Copies the program into a folder that appears only when it is complete.</summary>
    public void CopyTo(string folder)
    {
        string fresh = $"{folder}.new-{Environment.ProcessId}";
        try
        {
            foreach (string file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories))
            {
                string target = Path.Combine(fresh, Path.GetRelativePath(Folder, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                System.IO.File.Copy(file, target, overwrite: true);
            }

            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
            Directory.Move(fresh, folder);
        }
        finally
        {
            if (Directory.Exists(fresh)) Directory.Delete(fresh, recursive: true);
        }
    }
}
