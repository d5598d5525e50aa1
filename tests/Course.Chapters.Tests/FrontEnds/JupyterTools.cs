using System.Diagnostics;

namespace Course.Chapters.Tests.FrontEnds;

/// <summary>Jupyter's programs, run without touching the user's own Jupyter folders.</summary>
internal sealed class JupyterTools : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>A folder of this object's own, deleted with it.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("course-jupyter-").FullName;

    /// <summary>Skips the test where a program is not installed.</summary>
    public static void Require(string program) => Assert.SkipUnless(PathTo(program) is not null, $"{program} is not installed (Debian: apt-get install {program}).");

    /// <summary>Describes the start of a program.</summary>
    public ProcessStartInfo Describe(string program, params string[] arguments)
    {
        var info = new ProcessStartInfo(PathTo(program)!, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Folder };
        foreach (string kind in new[] { "CONFIG", "DATA", "RUNTIME" }) info.Environment[$"JUPYTER_{kind}_DIR"] = Path.Combine(Folder, kind.ToLowerInvariant());
        return info;
    }

    /// <summary>Runs a program to its end, which must be a good one.</summary>
    public async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(Describe(program, arguments))!;
        using var patience = new CancellationTokenSource(Patience);
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var errors = process.StandardError.ReadToEndAsync(patience.Token);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}:\n{await output}{await errors}");
    }

    /// <summary>Deletes the folder.</summary>
    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string? PathTo(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? program + ".exe" : program)).FirstOrDefault(File.Exists);
}
