using Course.Notebooks.Jupyter;

namespace Course.Tool.Kernels;

/// <summary>A kernel in one of Jupyter's folders: <c>kernel.json</c>, the logos, and the program in a folder that is named after what it was built from.</summary>
/// <remarks>Each build gets a folder of its own, so that a kernel which runs while a new one is installed keeps the files it started with.</remarks>
internal sealed class KernelInstallation
{
    private const string ProgramFolder = "bin-";
    private static readonly string[] Logos = ["logo-svg.svg", "logo-32x32.png", "logo-64x64.png"];

    private readonly KernelSpec? present;

    /// <param name="folder">The kernel's folder; its name is the kernel's.</param>
    /// <param name="displayName">The name in menus; null for the usual one.</param>
    public KernelInstallation(string folder, string? displayName = null)
    {
        Folder = folder;
        Name = Path.GetFileName(folder);
        DisplayName = displayName ?? (Name == KernelSpec.DefaultName ? ".NET (C#)" : $".NET (C#) {Name}");
        present = KernelSpec.Read(folder);
    }

    /// <summary>The kernel's folder.</summary>
    public string Folder { get; }

    /// <summary>The name by which notebooks ask for it.</summary>
    public string Name { get; }

    /// <summary>The name in menus.</summary>
    public string DisplayName { get; }

    /// <summary>What is there that this command did not install, in words; null when the place is free or ours.</summary>
    public string? Occupant =>
        present is { IsOurs: true } || !Directory.Exists(Folder) ? null
        : present is null ? "something else"
        : $"the kernel \"{present.DisplayName}\" of another program";

    /// <summary>Puts the program there.</summary>
    /// <returns>False when the same is there already.</returns>
    public bool Install(KernelProgram program)
    {
        string folder = Path.Combine(Folder, ProgramFolder + program.Fingerprint);
        var spec = new KernelSpec(
            Folder, DisplayName, "C#", [DotNetHost.Path, Path.Combine(folder, program.File), "kernel", "start", "{connection_file}"], new Dictionary<string, string>(), IsOurs: true);
        if (present is { IsOurs: true } && present.DisplayName == DisplayName && present.Command.SequenceEqual(spec.Command) && File.Exists(spec.Program)) return false;

        if (Occupant is not null) Directory.Delete(Folder, recursive: true);
        Directory.CreateDirectory(Folder);
        if (!File.Exists(spec.Program)) program.CopyTo(folder);
        foreach (string logo in Logos) WriteLogo(logo);
        spec.Write();
        RemoveOldPrograms(folder);
        return true;
    }

    private void WriteLogo(string logo)
    {
        using var image = typeof(KernelInstallation).Assembly.GetManifestResourceStream(logo)!;
        using var file = File.Create(Path.Combine(Folder, logo));
        image.CopyTo(file);
    }

    /// <summary>All but the new one and the one before it, which may be running.</summary>
    private void RemoveOldPrograms(string newest)
    {
        string? before = present is { IsOurs: true } ? Path.GetDirectoryName(present.Program) : null;
        foreach (string old in Directory.EnumerateDirectories(Folder, "bin*").Where(old => old != newest && old != before).ToArray())
        {
            try
            {
                Directory.Delete(old, recursive: true);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                // In use: the next installation tries again.
            }
        }
    }
}
