using System.Runtime.InteropServices;

namespace Course.Tool.Kernels;

/// <summary>The <c>dotnet</c> that runs this command, and will run the kernel.</summary>
internal static class DotNetHost
{
    /// <summary>Its full path.</summary>
    public static string Path { get; } = Find();

    private static string Find()
    {
        string file = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        if (System.IO.Path.GetFileName(Environment.ProcessPath) == file) return Environment.ProcessPath!;

        // The runtime lies in DOTNET/shared/Microsoft.NETCore.App/VERSION/.
        string beside = System.IO.Path.GetFullPath(System.IO.Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", file));
        return File.Exists(beside) ? beside : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? file;
    }
}
