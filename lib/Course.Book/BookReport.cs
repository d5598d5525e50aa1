namespace Course.Book;

/// <summary>What was made.</summary>
/// <param name="IndexFile">The page to open first.</param>
/// <param name="Pages">How many pages the book has.</param>
/// <param name="Figures">How many figures are drawn live.</param>
/// <param name="Formulas">How many formulas were set, the same one counted each time.</param>
/// <param name="Warnings">What a reader will miss, a sentence each; the book is complete without them.</param>
public sealed record BookReport(string IndexFile, int Pages, int Figures, int Formulas, IReadOnlyList<string> Warnings);
