using System.Text.Json;

namespace Course.Tool.Running;

/// <summary>
/// The line format between the command and its workers. A worker's reports travel on its standard output behind a marker that is different in each run, because
/// native code, which the engine cannot redirect, may write there as well.
/// </summary>
internal static class WorkerLink
{
    /// <summary>The argument that makes the program a worker.</summary>
    public const string Argument = "--worker";

    /// <summary>One line for a request.</summary>
    public static string Encode(WorkerRequest request) => JsonSerializer.Serialize(request, WorkerJson.Default.WorkerRequest);

    /// <summary>Reads what <see cref="Encode(WorkerRequest)"/> wrote.</summary>
    public static WorkerRequest DecodeRequest(string line) => JsonSerializer.Deserialize(line, WorkerJson.Default.WorkerRequest)!;

    /// <summary>One line for a report.</summary>
    public static string Encode(WorkerReport report, string marker) => marker + JsonSerializer.Serialize(report, WorkerJson.Default.WorkerReport);

    /// <summary>Takes the report out of a line of a worker's output; null when it is something else that was printed.</summary>
    public static WorkerReport? DecodeReport(string line, string marker)
    {
        int at = line.IndexOf(marker, StringComparison.Ordinal);
        if (at < 0) return null;
        try
        {
            return JsonSerializer.Deserialize(line.AsSpan(at + marker.Length), WorkerJson.Default.WorkerReport);
        }
        catch (JsonException)
        {
            return null; // cut off by a crash in the middle of the line
        }
    }
}

