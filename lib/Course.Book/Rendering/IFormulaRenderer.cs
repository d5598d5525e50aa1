namespace Course.Book.Rendering;

/// <summary>Sets formulas.</summary>
public interface IFormulaRenderer
{
    /// <summary>A formula as HTML that needs no script.</summary>
    /// <param name="tex">The formula in LaTeX, without its dollar signs.</param>
    /// <param name="display">Whether it stands on a line of its own.</param>
    /// <exception cref="FormatException">It is not a formula that can be set; the message says where.</exception>
    string Render(string tex, bool display);
}
