using System.Diagnostics;
using System.Globalization;

namespace Course.Tool.Running;

/// <summary>What a notebook that is not trusted may use.</summary>
/// <param name="Time">How long it may take from start to end.</param>
/// <param name="MemoryBytes">How much memory its process may hold.</param>
/// <param name="DiskBytes">How much its folder may grow.</param>
/// <param name="Folder">Its folder: the copy of the course in which it runs.</param>
internal sealed record ProcessLimits(TimeSpan Time, long MemoryBytes, long DiskBytes, string Folder)
{
    // The names of secrets are not known; those of what .NET needs are.
    private static readonly string[] Passed =
    [
        "PATH", "HOME", "LANG", "LC_ALL", "TZ", "DOTNET_ROOT", "DOTNET_TieredPGO", "COURSE_PROGRESS", "NUGET_PACKAGES",
        "SystemRoot", "SystemDrive", "windir", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "ProgramFiles", "ProgramData", "PATHEXT", "NUMBER_OF_PROCESSORS",
    ];

    /// <summary>Prepares the start of the process: no environment beyond what .NET needs, temporary files in its own folder, a limit for the garbage collector.</summary>
    public void ApplyTo(ProcessStartInfo info)
    {
        foreach (string name in info.Environment.Keys.Where(name => !Passed.Contains(name, StringComparer.OrdinalIgnoreCase)).ToList()) info.Environment.Remove(name);
        string temporary = Directory.CreateDirectory(Path.Combine(Folder, "tmp")).FullName;
        foreach (string name in new[] { "TMPDIR", "TMP", "TEMP" }) info.Environment[name] = temporary;
        // Below the limit, so that an array too many is an exception in its cell before it is the end of the process.
        info.Environment["DOTNET_GCHeapHardLimit"] = (MemoryBytes / 4 * 3).ToString("X", CultureInfo.InvariantCulture);
    }
}
