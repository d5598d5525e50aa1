namespace Course.Notebooks;

/// <summary>What a session starts from.</summary>
public sealed record NotebookSessionOptions
{
    /// <summary>The notebook's folder: relative paths in directives (<c>#r</c>, <c>#load</c>, <c>#!import</c>) start here.</summary>
    public string BaseDirectory { get; init; } = Environment.CurrentDirectory;
}
