namespace Course.Notebooks.Scripting;

/// <summary>Where in a notebook a frame of a stack trace is.</summary>
/// <param name="File">What the source is called: <c>Cell 3</c>, or a file.</param>
/// <param name="Line">The line in it, from 1.</param>
internal sealed record SourcePlace(string File, int Line)
{
    public override string ToString() => $"{File}, line {Line}";
}
