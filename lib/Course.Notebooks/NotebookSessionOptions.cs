namespace Course.Notebooks;

/// <summary>What a session starts from.</summary>
public sealed record NotebookSessionOptions
{
    /// <summary>The notebook's folder: relative paths in directives (<c>#r</c>, <c>#load</c>, <c>#!import</c>) start here.</summary>
    public string BaseDirectory { get; init; } = Environment.CurrentDirectory;

    /// <summary>
    /// How long the code of an interrupted cell may go on to tidy up, in a <c>finally</c> or a <c>Dispose</c>: one second, if nothing else is said.
    /// A cell that goes on for more than two seconds after that is left behind.
    /// </summary>
    public TimeSpan TimeToTidyUp { get; init; } = TimeSpan.FromSeconds(1);
}
