using System.Collections.Concurrent;
using System.ComponentModel;

namespace Course.Jupyter.Tests;

/// <summary>The clients that a machine may have or not; a test that needs one which is missing is skipped and says what to install.</summary>
internal static class Tools
{
    private static readonly ConcurrentDictionary<string, Task<bool>> Known = new();

    // The first that has the module counts: the system's Python has Debian's packages, the one on the path perhaps those of pip.
    private static readonly string[] Pythons = OperatingSystem.IsWindows() ? ["python", "py"] : ["/usr/bin/python3", "python3"];

    /// <summary>A Python that has all the modules, or a skipped test.</summary>
    public static async Task<string> PythonWithAsync(params string[] modules)
    {
        foreach (var python in Pythons)
        {
            if (await WorksAsync(python, "-c", $"import {string.Join(", ", modules)}")) return python;
        }

        Assert.Skip($"No Python with {string.Join(" and ", modules)} was found. Debian has them as python3-{string.Join(", python3-", modules).Replace('_', '-')}.");
        return "";
    }

    /// <summary>Node with the packages of this project, or a skipped test.</summary>
    public static async Task<string> NodeAsync()
    {
        Assert.SkipUnless(await WorksAsync("node", "--version"), "Node.js was not found: https://nodejs.org");
        Assert.SkipUnless(
            Directory.Exists(Path.Combine(ClientProgram.Folder, "..", "node_modules", "@jupyterlab", "services")),
            "@jupyterlab/services is not installed: npm ci --prefix tests/Course.Jupyter.Tests");
        return "node";
    }

    private static Task<bool> WorksAsync(string program, params string[] arguments) =>
        Known.GetOrAdd(string.Join('\n', [program, .. arguments]), async _ =>
        {
            try
            {
                return (await ClientProgram.RunAsync(program, arguments)).ExitCode == 0;
            }
            catch (Win32Exception)
            {
                return false;
            }
        });
}
