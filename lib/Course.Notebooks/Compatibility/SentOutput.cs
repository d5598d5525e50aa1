using Course.Notebooks;
using Course.Notebooks.Scripting;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;

namespace Microsoft.DotNet.Interactive;

/// <summary>Shows what a command puts out in the cell that sent it, and notes it as events.</summary>
internal sealed class SentOutput(KernelCommand command, BatchedOutput cell) : ICellOutput
{
    private readonly Lock gate = new();
    private readonly List<KernelEvent> events = [];

    public IReadOnlyList<KernelEvent> Events
    {
        get
        {
            lock (gate)
                return [.. events];
        }
    }

    public void Add(KernelEvent produced)
    {
        lock (gate)
            events.Add(produced);
    }

    /// <summary>Shows the value of a trailing expression. The cell's own result is what its own code ends in.</summary>
    public void Return(object? value, MimeBundle shown)
    {
        Add(new ReturnValueProduced(value, shown, command));
        cell.Display(shown, null);
    }

    public void Result(MimeBundle value) => Return(null, value);

    public void Write(StreamKind stream, string text)
    {
        Add(stream == StreamKind.Output ? new StandardOutputValueProduced(text, command) : new StandardErrorValueProduced(text, command));
        cell.Write(stream, text);
    }

    public void Display(MimeBundle value, string? displayId)
    {
        Add(new DisplayedValueProduced(value, displayId, command));
        cell.Display(value, displayId);
    }

    public void UpdateDisplay(string displayId, MimeBundle value)
    {
        Add(new DisplayedValueUpdated(value, displayId, command));
        cell.UpdateDisplay(displayId, value);
    }

    public void Clear(bool wait) => cell.Clear(wait);

    public string RequestInput(string prompt, bool password) => cell.RequestInput(prompt, password);
}
