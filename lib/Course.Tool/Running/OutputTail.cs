namespace Course.Tool.Running;

/// <summary>The beginning and the end of what a process printed: enough to see why it crashed, however much it was.</summary>
internal sealed class OutputTail
{
    private const int Kept = 10;
    private readonly List<string> first = [];
    private readonly Queue<string> last = [];
    private int dropped;

    /// <summary>Adds a line.</summary>
    public void Add(string line)
    {
        lock (first)
        {
            if (first.Count < Kept)
            {
                first.Add(line);
                return;
            }

            last.Enqueue(line);
            if (last.Count > Kept)
            {
                last.Dequeue();
                dropped++;
            }
        }
    }

    /// <summary>The kept lines.</summary>
    public override string ToString()
    {
        lock (first)
        {
            string[] gap = dropped > 0 ? [$"({dropped} lines left out)"] : [];
            return string.Join('\n', [.. first, .. gap, .. last]);
        }
    }
}
