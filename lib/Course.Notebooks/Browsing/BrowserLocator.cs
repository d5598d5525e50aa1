namespace Course.Notebooks.Browsing;

/// <summary>Finds an installed Chromium, Chrome or Edge.</summary>
public static class BrowserLocator
{
    /// <summary>What to tell someone who has none.</summary>
    public const string NotFoundMessage =
        "No Chromium, Chrome or Edge was found. Install one (Debian: apt-get install chromium), or set CHROME_PATH to the program.";

    /// <summary>The path of a browser, or null: the environment variable <c>CHROME_PATH</c> first, then the usual places.</summary>
    public static string? Find() =>
        Environment.GetEnvironmentVariable("CHROME_PATH") is { Length: > 0 } chosen
            ? File.Exists(chosen) ? chosen : null
            : Candidates().FirstOrDefault(File.Exists);

    private static IEnumerable<string> Candidates()
    {
        if (OperatingSystem.IsWindows())
        {
            Environment.SpecialFolder[] roots = [Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolder.ProgramFilesX86, Environment.SpecialFolder.LocalApplicationData];
            string[] programs = [Path.Combine("Google", "Chrome", "Application", "chrome.exe"), Path.Combine("Chromium", "Application", "chrome.exe"), Path.Combine("Microsoft", "Edge", "Application", "msedge.exe")];
            return programs.SelectMany(program => roots.Select(root => Path.Combine(Environment.GetFolderPath(root), program)));
        }
        if (OperatingSystem.IsMacOS())
        {
            string[] applications = ["Google Chrome", "Chromium", "Microsoft Edge"];
            return applications.Select(name => $"/Applications/{name}.app/Contents/MacOS/{name}");
        }
        string[] names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "/usr/bin").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name)));
    }
}
