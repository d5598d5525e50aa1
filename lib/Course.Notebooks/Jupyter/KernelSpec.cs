using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Course.Notebooks.Documents;

namespace Course.Notebooks.Jupyter;

/// <summary>A kernel as Jupyter knows it: a folder with a <c>kernel.json</c> that says how to start it.</summary>
/// <param name="Folder">The folder; its name is the kernel's.</param>
/// <param name="DisplayName">The name in menus.</param>
/// <param name="Language">The language in menus.</param>
/// <param name="Command">The command line, with <c>{connection_file}</c> to be replaced.</param>
/// <param name="Environment">Environment variables to start it with.</param>
/// <param name="IsOurs">Whether <c>course kernel install</c> wrote it, and so may replace and remove it.</param>
public sealed record KernelSpec(
    string Folder,
    string DisplayName,
    string Language,
    IReadOnlyList<string> Command,
    IReadOnlyDictionary<string, string> Environment,
    bool IsOurs)
{
    /// <summary>The name that C# notebooks ask for.</summary>
    public const string DefaultName = ".net-csharp";

    /// <summary>The file that makes a folder a kernel's.</summary>
    public const string FileName = "kernel.json";

    private const string Marker = "course";

    /// <summary>The kernel's name, by which notebooks ask for it.</summary>
    public string Name => Path.GetFileName(Folder);

    /// <summary>The program that would be started: the first argument that is a file of ours, else the command itself.</summary>
    public string Program => Command.FirstOrDefault(part => part.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)) ?? Command[0];

    /// <summary>Reads the kernel in a folder.</summary>
    /// <returns>Null when there is none, or its <c>kernel.json</c> cannot be read.</returns>
    public static KernelSpec? Read(string folder)
    {
        try
        {
            if (JsonNode.Parse(File.ReadAllText(Path.Combine(folder, FileName))) is not JsonObject spec) return null;
            var command = (spec["argv"] as JsonArray)?.Select(part => part?.GetValue<string>() ?? "").ToArray() ?? [];
            if (command.Length == 0) return null;
            return new KernelSpec(
                folder,
                (string?)spec["display_name"] ?? Path.GetFileName(folder),
                (string?)spec["language"] ?? "",
                command,
                (spec["env"] as JsonObject)?.ToDictionary(entry => entry.Key, entry => (string?)entry.Value ?? "") ?? [],
                spec["metadata"]?[Marker] is not null);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Every kernel that Jupyter would find, by name; the first folder of a name counts, as in Jupyter.</summary>
    public static IReadOnlyList<KernelSpec> FindAll(JupyterPaths paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        return
        [
            .. paths.SearchPath
                .Select(folder => Path.Combine(folder, "kernels"))
                .Where(Directory.Exists)
                .SelectMany(Directory.GetDirectories)
                .Select(Read)
                .OfType<KernelSpec>()
                .DistinctBy(spec => spec.Name, StringComparer.OrdinalIgnoreCase)
                .OrderBy(spec => spec.Name, StringComparer.OrdinalIgnoreCase),
        ];
    }

    /// <summary>Writes <c>kernel.json</c>, marked as ours.</summary>
    public void Write()
    {
        var spec = new JsonObject
        {
            ["argv"] = new JsonArray([.. Command.Select(part => (JsonNode)part)]),
            ["display_name"] = DisplayName,
            ["language"] = Language,
            // By message: it works on Windows and for remote front ends too, is answered while a cell runs,
            // and does not hit the processes that the kernel has started, or the kernel before it can handle a signal.
            ["interrupt_mode"] = "message",
            ["env"] = new JsonObject(Environment.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)entry.Value))),
            ["metadata"] = new JsonObject { ["debugger"] = false, [Marker] = new JsonObject { ["version"] = KernelInfo.Version } },
        };
        AtomicFile.WriteAllText(
            Path.Combine(Folder, FileName),
            spec.ToJsonString(new JsonSerializerOptions { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n");
    }
}
