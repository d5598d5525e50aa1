using Course.Notebooks.Directives;
using Microsoft.CodeAnalysis.Text;

namespace Course.Notebooks.Language;

/// <summary>A cell as the compiler may see it: directives and other languages blanked out, every other character at its place.</summary>
internal static class CSharpView
{
    /// <summary>Whether what stands at a place is C#, and no other language.</summary>
    public static bool IsAt(string source, int position)
    {
        var line = SourceText.From(source).Lines.GetLineFromPosition(position).LineNumber;
        return CellSource.Split(source).Where(piece => piece.IsDirective && piece.Line < line).Aggregate(true, IsCSharpAfter);
    }

    /// <summary>The cell's C#, with spaces for everything else.</summary>
    public static string Of(string source)
    {
        var lines = SourceText.From(source).Lines;
        var isCode = new bool[lines.Count];
        var isCSharp = true;
        foreach (var piece in CellSource.Split(source))
        {
            if (piece.IsDirective)
                isCSharp = IsCSharpAfter(isCSharp, piece);
            else if (isCSharp)
                Array.Fill(isCode, true, piece.Line, SourceText.From(piece.Text).Lines.Count);
        }

        return string.Create(source.Length, (source, lines, isCode), static (view, cell) =>
        {
            cell.source.CopyTo(view);
            for (var i = 0; i < cell.isCode.Length; i++)
            {
                if (!cell.isCode[i])
                    view[cell.lines[i].Start..cell.lines[i].End].Fill(' ');
            }
        });
    }

    private static bool IsCSharpAfter(bool before, CellPiece directive) => DirectiveCatalog.TryFind(directive.Text)?.IsFollowedByCSharp(before) ?? before;
}
