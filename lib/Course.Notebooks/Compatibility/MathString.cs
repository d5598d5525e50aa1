using Microsoft.DotNet.Interactive.Formatting;

namespace Microsoft.DotNet.Interactive.Jupyter.Formatting;

/// <summary>One displayed formula in LaTeX; the <c>$$</c> around it may be left out.</summary>
public class MathString : LaTeXString
{
    private const string Mark = "$$";

    /// <summary>Keeps the formula.</summary>
    public MathString(string latexCode)
        : base(Marked(latexCode))
    {
    }

    /// <summary>Takes a text for a formula.</summary>
    public static implicit operator MathString(string source) => new(source);

    private static string Marked(string formula)
    {
        ArgumentNullException.ThrowIfNull(formula);
        return $"{(formula.StartsWith(Mark, StringComparison.Ordinal) ? "" : Mark)}{formula}{(formula.EndsWith(Mark, StringComparison.Ordinal) ? "" : Mark)}";
    }
}
