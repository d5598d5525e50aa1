extern alias engine;

using System.Diagnostics;
using System.Text.Json.Nodes;
using engine::Course.Notebooks.Documents;

namespace Course.DotNetInteractive.Tests;

/// <summary>Runs notebooks in the course's own engine: in a process of its own, for the two hosts must not share formatters.</summary>
internal static class EngineHost
{
    /// <summary>Runs the notebook with <c>course run</c> and reads what the executed copy shows.</summary>
    public static async Task<IReadOnlyList<CellObservation>> RunAsync(string path)
    {
        string output = Directory.CreateTempSubdirectory("course-engine-").FullName;
        try
        {
            var info = new ProcessStartInfo("dotnet", ["run", "--project", Path.Combine(CourseRepository.Root, "lib", "Course.Tool"), "--", "run", path, "--output", output])
            {
                WorkingDirectory = CourseRepository.Root,
                RedirectStandardOutput = true,
            };
            using var process = Process.Start(info)!;
            await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            var executed = NotebookDocument.Load(Path.Combine(output, Path.GetFileName(path)));
            return [.. executed.Cells.Where(cell => cell.Kind == CellKind.Code).Select(Observe)];
        }
        finally
        {
            Directory.Delete(output, recursive: true);
        }
    }

    private static CellObservation Observe(NotebookCell cell)
    {
        string? failure = cell.Outputs.Where(output => (string?)output!["output_type"] == "error").Select(output => (string?)output!["evalue"]).FirstOrDefault();
        return new(cell.Id, failure is null, failure ?? "", [.. cell.Outputs.Select(output => Text(output!)).OfType<string>()]);
    }

    private static string? Text(JsonNode output) => (string?)output["text"] ?? (output["data"]?["text/plain"] is { } value ? (string?)value + "\n" : null);
}
