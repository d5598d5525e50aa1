namespace Course.Notebooks.Jupyter;

/// <summary>Keeps the value of an expression and drops everything else: what <c>user_expressions</c> need.</summary>
internal sealed class CapturedResult : ICellOutput
{
    /// <summary>The value; null when the expression had none.</summary>
    public MimeBundle? Value { get; private set; }

    /// <inheritdoc/>
    public void Result(MimeBundle value) => Value = value;

    /// <inheritdoc/>
    public void Write(StreamKind stream, string text)
    {
    }

    /// <inheritdoc/>
    public void Display(MimeBundle value, string? displayId)
    {
    }

    /// <inheritdoc/>
    public void UpdateDisplay(string displayId, MimeBundle value)
    {
    }

    /// <inheritdoc/>
    public void Clear(bool wait)
    {
    }

    /// <inheritdoc/>
    public string RequestInput(string prompt, bool password) =>
        throw new InvalidOperationException("An expression that a front end evaluates beside a cell cannot ask for input.");
}
