using System.Collections.Concurrent;
using System.Text;

namespace Course.Notebooks.Scripting;

/// <summary>
/// Puts the outputs of a cell, which come from any thread, into one order, and gathers text into batches, so that a million
/// <c>Console.WriteLine</c> become a few hundred messages of which none is lost.
/// </summary>
internal sealed class BatchedOutput : IDisposable
{
    private const int FullBatch = 64 * 1024;
    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(20);

    // What a background task wrote last must not be collected, with its timer, before the timer sends it.
    private static readonly ConcurrentDictionary<BatchedOutput, bool> Scheduled = new();

    private readonly ICellOutput target;
    private readonly Lock gate = new();
    private readonly StringBuilder text = new();
    private readonly Timer timer;
    private StreamKind stream;
    private bool scheduled;
    private bool cutOff;

    public BatchedOutput(ICellOutput target)
    {
        this.target = target;
        timer = new Timer(_ => Flush());
    }

    public void Write(StreamKind kind, ReadOnlySpan<char> written)
    {
        if (written.IsEmpty)
            return;
        lock (gate)
        {
            if (kind != stream)
                Send();
            stream = kind;
            text.Append(written);
            if (text.Length >= FullBatch)
            {
                Send();
            }
            else if (!scheduled)
            {
                scheduled = true;
                Scheduled[this] = true;
                timer.Change(Wait, Timeout.InfiniteTimeSpan);
            }
        }
    }

    public void Result(MimeBundle value) => InOrder(() => target.Result(value));

    public void Display(MimeBundle value, string? displayId) => InOrder(() => target.Display(value, displayId));

    public void UpdateDisplay(string displayId, MimeBundle value) => InOrder(() => target.UpdateDisplay(displayId, value));

    public void Clear(bool wait) => InOrder(() => target.Clear(wait));

    /// <summary>Asks for a line; what was written before it is shown first. Not under the lock: other threads may go on writing meanwhile.</summary>
    public string RequestInput(string prompt, bool password)
    {
        Flush();
        return target.RequestInput(prompt, password);
    }

    /// <summary>Sends what has been gathered.</summary>
    public void Flush()
    {
        lock (gate)
            Send();
    }

    /// <summary>Sends what has been gathered, and takes nothing more.</summary>
    public void CutOff()
    {
        lock (gate)
        {
            Send();
            cutOff = true;
        }
    }

    public void Dispose()
    {
        Flush();
        timer.Dispose();
    }

    private void InOrder(Action send)
    {
        lock (gate)
        {
            Send();
            if (!cutOff)
                CellThread.Undisturbed(send);
        }
    }

    private void Send()
    {
        scheduled = false;
        Scheduled.TryRemove(this, out _);
        if (text.Length == 0)
            return;
        var batch = text.ToString();
        text.Clear();
        if (!cutOff)
            CellThread.Undisturbed(() => target.Write(stream, batch));
    }
}
