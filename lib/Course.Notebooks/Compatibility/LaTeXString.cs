namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>LaTeX: the front end typesets it. Formulas stand between <c>$</c> signs.</summary>
public class LaTeXString
{
    private readonly string source;

    /// <summary>Keeps the source.</summary>
    public LaTeXString(string latexCode)
    {
        ArgumentNullException.ThrowIfNull(latexCode);
        source = latexCode;
    }

    /// <summary>Takes a text for LaTeX.</summary>
    public static implicit operator LaTeXString(string source) => new(source);

    /// <summary>The source.</summary>
    public override string ToString() => source;
}
