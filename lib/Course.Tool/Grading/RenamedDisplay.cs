using Course.Tool.Running;

namespace Course.Tool.Grading;

/// <summary>Tells about the run of a copy as if it were that of the original.</summary>
/// <param name="display">Whom to tell.</param>
/// <param name="original">The notebook that was handed in.</param>
internal sealed class RenamedDisplay(RunDisplay display, NotebookJob original) : RunDisplay
{
    public override void Started(NotebookJob job) => display.Started(original);

    public override void Opened(NotebookJob job, int cells) => display.Opened(original, cells);

    public override void CellStarted(NotebookJob job, CellOutcome cell) => display.CellStarted(original, cell);

    public override void CellDone(NotebookJob job, CellOutcome cell) => display.CellDone(original, cell);

    public override void Ended(JobOutcome outcome) => display.Ended(outcome with { Job = original });
}
