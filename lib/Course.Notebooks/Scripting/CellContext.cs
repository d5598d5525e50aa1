using Course.Notebooks.Directives;

namespace Course.Notebooks.Scripting;

/// <summary>What the code of a running cell reaches without being handed it: where its outputs go, its interrupt, and the session it belongs to.</summary>
internal sealed class CellContext(NotebookSession session, BatchedOutput output, CellInterrupt interrupt)
{
    private static readonly AsyncLocal<CellContext?> Ambient = new();
    private static volatile CellContext? latest;

    /// <summary>The cell that the calling code belongs to; the latest one for threads that were started without its execution context.</summary>
    public static CellContext? Current => Ambient.Value ?? latest;

    /// <summary>The cell that the calling code belongs to for certain, or null.</summary>
    public static CellContext? Flowing => Ambient.Value;

    public NotebookSession Session { get; } = session;

    public BatchedOutput Output { get; } = output;

    public CellInterrupt Interrupt { get; } = interrupt;

    /// <summary>What the code has sent to its own session.</summary>
    public SentCode Sent { get; } = new();

    /// <summary>How many pieces of code have sent each other up to this one; 0 for a cell.</summary>
    public int Depth { get; private init; }

    /// <summary>The context of code that this one sends.</summary>
    public CellContext ForSent(BatchedOutput output) => new(Session, output, Interrupt) { Depth = Depth + 1 };

    /// <summary>Makes this the context of everything that the calling asynchronous flow does from here on.</summary>
    public void Enter() => Ambient.Value = latest = this;
}
