namespace Course.Notebooks.Jupyter;

/// <summary>Where Jupyter looks for kernels.</summary>
/// <remarks>Source: jupyter_core's <c>paths.py</c>. Python's own prefix is unknown here; the active virtual or conda environment stands in for it.</remarks>
public sealed class JupyterPaths
{
    private readonly char separator;

    /// <summary>Works the folders out from nothing but what it is given.</summary>
    /// <param name="platform">The system.</param>
    /// <param name="home">The user's home folder.</param>
    /// <param name="environment">Looks up an environment variable; null when it is not set.</param>
    public JupyterPaths(JupyterPlatform platform, string home, Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        separator = platform == JupyterPlatform.Windows ? '\\' : '/';
        UserData = Set("JUPYTER_DATA_DIR") ?? UserDataByDefault();

        List<string> folders = [];
        var listSeparator = platform == JupyterPlatform.Windows ? ';' : ':';
        if (Set("JUPYTER_PATH") is { } path) folders.AddRange(path.Split(listSeparator, StringSplitOptions.RemoveEmptyEntries).Select(folder => folder.TrimEnd(separator)));
        List<string> user = [UserData];
        if (platform == JupyterPlatform.Linux) user.Add(Join(home, ".local", "share", "jupyter"));
        if (platform == JupyterPlatform.Windows && Set("APPDATA") is { } roaming) user.Add(Join(roaming, "Python", "share", "jupyter"));
        List<string> active = [.. new[] { Set("VIRTUAL_ENV"), Set("CONDA_PREFIX") }.OfType<string>().Select(prefix => Join(prefix, "share", "jupyter"))];
        folders.AddRange(IsOn("JUPYTER_PREFER_ENV_PATH") ? [.. active, .. user] : [.. user, .. active]);
        if (platform == JupyterPlatform.Windows)
            folders.AddRange(Set("PROGRAMDATA") is { } shared ? [Join(shared, "jupyter")] : []);
        else
            folders.AddRange(["/usr/local/share/jupyter", "/usr/share/jupyter"]);
        SearchPath = [.. folders.Distinct(StringComparer.Ordinal)];

        string UserDataByDefault() => (platform, IsOn("JUPYTER_PLATFORM_DIRS")) switch
        {
            (JupyterPlatform.MacOS, false) => Join(home, "Library", "Jupyter"),
            (JupyterPlatform.MacOS, true) => Join(home, "Library", "Application Support", "Jupyter"),
            (JupyterPlatform.Windows, true) when Set("LOCALAPPDATA") is { } local => Join(local, "Jupyter"),
            (JupyterPlatform.Windows, _) when Set("APPDATA") is { } appData => Join(appData, "jupyter"),
            (JupyterPlatform.Windows, _) => Join(Set("JUPYTER_CONFIG_DIR") ?? Join(home, ".jupyter"), "data"),
            _ => Join(Set("XDG_DATA_HOME") ?? Join(home, ".local", "share"), "jupyter"),
        };

        string? Set(string name) => environment(name) is { Length: > 0 } value ? value : null;

        bool IsOn(string name) => Set(name) is { } value && value.ToLowerInvariant() is not ("no" or "n" or "false" or "off" or "0" or "0.0");
    }

    /// <summary>The folders on this machine, for this user.</summary>
    public static JupyterPaths Here { get; } = new(
        OperatingSystem.IsWindows() ? JupyterPlatform.Windows : OperatingSystem.IsMacOS() ? JupyterPlatform.MacOS : JupyterPlatform.Linux,
        Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
        Environment.GetEnvironmentVariable);

    /// <summary>The user's own data folder.</summary>
    public string UserData { get; }

    /// <summary>The data folders in the order in which Jupyter searches them: the first kernel of a name counts.</summary>
    public IReadOnlyList<string> SearchPath { get; }

    /// <summary>The folder of a user's kernel.</summary>
    public string UserKernel(string name) => Join(UserData, "kernels", name);

    /// <summary>The folder of a kernel that belongs to an environment: <c>PREFIX/share/jupyter/kernels/NAME</c>.</summary>
    public string PrefixKernel(string prefix, string name) => Join(prefix, "share", "jupyter", "kernels", name);

    /// <summary>Whether Jupyter finds a kernel in that folder.</summary>
    public bool IsSearched(string kernelFolder) => SearchPath.Any(data => Join(data, "kernels") == Path.GetDirectoryName(kernelFolder));

    private string Join(string first, params ReadOnlySpan<string> rest)
    {
        var path = first.TrimEnd(separator);
        foreach (var part in rest) path += separator + part;
        return path;
    }
}
