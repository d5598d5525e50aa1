namespace Course.Tool.Running;

/// <summary>Why a notebook did not run to its end, and what to do about it.</summary>
/// <param name="Cell">The number of the code cell, or null when it was not a cell's fault.</param>
/// <param name="Line">The one-based line in the cell, if known.</param>
/// <param name="Title">The error's type, such as <c>DivideByZeroException</c>.</param>
/// <param name="Details">The error's text, several lines as a rule.</param>
/// <param name="Advice">What to do, in one sentence.</param>
internal sealed record NotebookFailure(int? Cell, int? Line, string Title, string Details, string Advice)
{
    /// <summary>Where it happened: <c>cell 3, line 2</c>; empty when it was not in a cell.</summary>
    public string Place => (Cell, Line) switch
    {
        (null, _) => "",
        ({ } cell, null) => $"cell {cell}",
        ({ } cell, { } line) => $"cell {cell}, line {line}",
    };
}
