namespace Course.Notebooks.Scripting;

/// <summary>How a submission ended.</summary>
/// <param name="Value">Its value, rendered; null if it has none.</param>
/// <param name="Error">What went wrong; null if nothing did.</param>
internal sealed record ScriptOutcome(MimeBundle? Value, CellError? Error)
{
    public ScriptOutcome(MimeBundle value)
        : this(value, null)
    {
    }

    public ScriptOutcome(CellError error)
        : this(null, error)
    {
    }

    /// <summary>The value itself.</summary>
    public object? Result { get; init; }

    /// <summary>It ran, and has no value.</summary>
    public static ScriptOutcome Nothing { get; } = new(null, null);
}
