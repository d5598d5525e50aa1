namespace Course.Notebooks.Scripting;

/// <summary>Where in a notebook a frame of a stack trace is.</summary>
/// <param name="File">What the source is called: <c>Cell 3</c>, or a file.</param>
/// <param name="Lines">The line; several where it may be any of them.</param>
internal sealed record SourcePlace(string File, IReadOnlyList<int> Lines)
{
    /// <summary>The line, if it is known for certain.</summary>
    public int? Line => Lines is [var only] ? only : null;

    public override string ToString() => $"{File}, line {string.Join(" or ", Lines)}";
}
