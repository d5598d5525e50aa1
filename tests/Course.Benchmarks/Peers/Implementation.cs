namespace Course.Benchmarks;

/// <summary>Something that is measured, in a process of its own.</summary>
/// <param name="Name">What results call it.</param>
/// <param name="Title">What tables call it.</param>
/// <param name="FileName">The program to start.</param>
/// <param name="Arguments">Its arguments.</param>
internal sealed record Implementation(string Name, string Title, string FileName, IReadOnlyList<string> Arguments)
{
    /// <summary>Environment variables that it is started with.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether it takes seconds for what others do in milliseconds, so that it is measured once and left out of quick runs.</summary>
    public bool IsSlow { get; init; }

    /// <summary>The course itself, and the probe of the machine's peak.</summary>
    public const string Ours = "ours";

    /// <summary>The course where it may use AVX2 only.</summary>
    public const string OursOnAvx2 = "ours-avx2";

    /// <summary>What tables call each.</summary>
    public static IReadOnlyDictionary<string, string> Titles => All("", 1, null).ToDictionary(implementation => implementation.Name, implementation => implementation.Title);

    /// <summary>Everything that is compared.</summary>
    /// <param name="folder">Where the cases' data are.</param>
    /// <param name="threads">How many threads each may use.</param>
    /// <param name="torchSharp">What starts TorchSharp's worker; built from its project unless given.</param>
    public static IReadOnlyList<Implementation> All(string folder, int threads, FileInfo? torchSharp)
    {
        string count = threads.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Implementation Own(string name, string title, string kind) =>
            new(name, title, ThisProgram().FileName, ThisProgram("worker", kind, "--threads", count, "--data", folder).Arguments);
        Implementation Python(string name, string title) =>
            new(name, title, OperatingSystem.IsWindows() ? "python" : DebianPython(), [Path.Combine(AppContext.BaseDirectory, "Peers", "peer.py"), name, count, folder]);

        return
        [
            Own(Ours, "ours", "ours"),
            Own(OursOnAvx2, "ours, AVX2", "ours") with { Environment = new Dictionary<string, string> { ["DOTNET_EnableAVX512"] = "0" } },
            Python("numpy", "NumPy"),
            Python("pytorch", "PyTorch"),
            torchSharp is null
                ? new("torchsharp", "TorchSharp", "dotnet", ["run", "--configuration", "Release", "--project", TorchSharpProject(), "--", count, folder])
                : new("torchsharp", "TorchSharp", torchSharp.FullName, [count, folder]),
            Python("sklearn", "scikit-learn"),
            Own("mathnet", "MathNet alone", "mathnet") with { IsSlow = true },
        ];
    }

    /// <summary>How to start this program again: as <c>dotnet Course.Benchmarks.dll</c> or as an executable of its own.</summary>
    public static (string FileName, IReadOnlyList<string> Arguments) ThisProgram(params string[] arguments)
    {
        string path = System.Environment.ProcessPath!;
        return (path, Path.GetFileNameWithoutExtension(path) == "dotnet" ? [typeof(Implementation).Assembly.Location, .. arguments] : arguments);
    }

    // Debian's packages are seen by Debian's Python alone.
    private static string DebianPython() => File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";

    private static string TorchSharpProject() => Path.Combine(Repository.Root, "tests", "Course.Benchmarks.TorchSharp");
}
