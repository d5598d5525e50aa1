using System.ComponentModel;
using System.Diagnostics;

namespace Course.Book.Rendering;

/// <summary>
/// The npm packages that the book is made with: KaTeX sets formulas, Mermaid draws diagrams, and the typefaces are there too.
/// Only who makes the book needs them.
/// </summary>
/// <param name="folder">The folder with package.json and package-lock.json.</param>
public sealed class NpmPackages(string folder)
{
    private const int OldestNode = 18;
    private static readonly string Npm = OperatingSystem.IsWindows() ? "cmd.exe" : "npm";

    /// <summary>The folder with package.json.</summary>
    public string Folder { get; } = Path.GetFullPath(folder);

    /// <summary>Whether the packages that package-lock.json asks for are there.</summary>
    public bool AreInstalled
    {
        get
        {
            var installed = new FileInfo(Path.Combine(Folder, "node_modules", ".package-lock.json"));
            return installed.Exists && installed.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(Folder, "package-lock.json"));
        }
    }

    /// <summary>What is missing on this machine; null when Node.js is there.</summary>
    public static string? Missing()
    {
        const string advice = "The book's formulas are set by KaTeX, which needs Node.js 18 or later with npm. Install it from https://nodejs.org (Debian: apt-get install nodejs npm) and try again. The notebooks themselves do not need it.";
        try
        {
            var (code, output) = RunAsync("node", ["--version"], Environment.CurrentDirectory, CancellationToken.None).GetAwaiter().GetResult();
            string version = output.Trim().TrimStart('v').Split('.')[0];
            return code == 0 && int.TryParse(version, out int major) && major >= OldestNode ? null : $"Node.js {output.Trim()} is too old. {advice}";
        }
        catch (Win32Exception)
        {
            return $"Node.js was not found. {advice}";
        }
    }

    /// <summary>Installs the packages as package-lock.json has them.</summary>
    /// <exception cref="BookException">npm failed; the message has what it said.</exception>
    public async Task InstallAsync(CancellationToken cancellation = default)
    {
        string list = Path.Combine(Folder, "package.json");
        if (!File.Exists(list)) throw new BookException($"{list} is missing: a book is made in a checkout of the course.");
        string[] arguments = ["ci", "--no-audit", "--no-fund"];
        try
        {
            var (code, output) = await RunAsync(Npm, OperatingSystem.IsWindows() ? ["/c", "npm", .. arguments] : arguments, Folder, cancellation).ConfigureAwait(false);
            if (code != 0) throw new BookException($"npm could not install the packages in {Folder}:{Environment.NewLine}{output.Trim()}");
        }
        catch (Win32Exception exception)
        {
            throw new BookException("npm was not found. Install Node.js with npm from https://nodejs.org (Debian: apt-get install nodejs npm) and try again.", exception);
        }
    }

    /// <summary>The text of a file of a package.</summary>
    /// <exception cref="BookException">It is not there.</exception>
    public string Read(params string[] path)
    {
        string file = PathOf(path);
        return File.Exists(file) ? File.ReadAllText(file) : throw new BookException($"{file} is missing. Install the packages again: npm ci --prefix {Folder}");
    }

    /// <summary>The path of a file of a package.</summary>
    public string PathOf(params string[] path) => Path.Combine([Folder, "node_modules", .. path]);

    private static async Task<(int Code, string Output)> RunAsync(string program, string[] arguments, string folder, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            string text = await output.ConfigureAwait(false) + await errors.ConfigureAwait(false);
            await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
            return (process.ExitCode, text);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }
}
