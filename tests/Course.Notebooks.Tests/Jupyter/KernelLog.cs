using System.Collections.Concurrent;
using System.Text;

namespace Course.Notebooks.Tests.Jupyter;

/// <summary>What a kernel complains of; can be read while it is written.</summary>
internal sealed class KernelLog : TextWriter
{
    private readonly ConcurrentQueue<string> lines = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override void WriteLine(string? value) => lines.Enqueue(value ?? "");

    /// <summary>How many complaints say this.</summary>
    public int Count(string text) => lines.Count(line => line.Contains(text, StringComparison.Ordinal));
}
