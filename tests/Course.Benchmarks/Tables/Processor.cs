using System.Runtime.InteropServices;

namespace Course.Benchmarks;

/// <summary>What the processor calls itself.</summary>
internal static class Processor
{
    /// <summary>Its model, or its architecture where the system does not tell.</summary>
    public static string Name
    {
        get
        {
            const string linux = "/proc/cpuinfo";
            string? model = File.Exists(linux) ? File.ReadLines(linux).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER");
            return model?.Split(':', 2)[^1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
        }
    }
}
