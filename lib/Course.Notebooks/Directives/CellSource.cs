using Course.Notebooks.Language;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Course.Notebooks.Directives;

/// <summary>A piece of a cell: code in one language, or a directive.</summary>
/// <param name="Line">The zero-based line of the cell where it starts.</param>
/// <param name="Text">The code, or the directive's line.</param>
/// <param name="IsDirective">Whether it is a directive.</param>
internal sealed record CellPiece(int Line, string Text, bool IsDirective)
{
    /// <summary>The code at the lines where it stands in the cell, so that errors name the cell's own lines.</summary>
    public string TextAtItsLines => new string('\n', Line) + Text;
}

/// <summary>Splits a cell into its directives (<c>#r</c>, <c>#i</c>, <c>#load</c>, <c>#!…</c> at the start of a line) and the code between them.</summary>
internal static class CellSource
{
    /// <summary>The pieces in order; code without anything in it is left out.</summary>
    public static IReadOnlyList<CellPiece> Split(string source)
    {
        var text = SourceText.From(source);
        string[] lines = [.. text.Lines.Select(line => line.ToString())];
        var tree = new Lazy<SyntaxNode>(() => Parse(text));
        List<CellPiece> pieces = [];
        var codeStart = 0;
        for (var i = 0; i < lines.Length; i++)
        {
            if (!LooksLikeDirective(lines[i]) || IsInsideText(tree.Value, text.Lines[i].Start))
                continue;
            AddCode(i);
            pieces.Add(new CellPiece(i, lines[i].TrimEnd(), IsDirective: true));
            codeStart = i + 1;
        }

        AddCode(lines.Length);
        return pieces;

        void AddCode(int end)
        {
            var code = string.Join('\n', lines[codeStart..end]);
            if (!string.IsNullOrWhiteSpace(code))
                pieces.Add(new CellPiece(codeStart, code, IsDirective: false));
        }
    }

    /// <summary>Whether the line that starts here is a directive, or the beginning of one.</summary>
    public static bool IsDirectiveAt(string source, int lineStart)
    {
        var end = source.IndexOf('\n', lineStart);
        var line = source[lineStart..(end < 0 ? source.Length : end)].TrimEnd();
        return (line is "#" || LooksLikeDirective(line)) && !IsInsideText(Parse(SourceText.From(source)), lineStart);
    }

    private static SyntaxNode Parse(SourceText text) => CSharpSyntaxTree.ParseText(text, CellParseOptions.Script).GetRoot();

    private static bool LooksLikeDirective(string line) =>
        line.StartsWith("#!", StringComparison.Ordinal)
        || (line.StartsWith('#') && line.Split([' ', '\t', '"'], 2)[0] is "#r" or "#i" or "#load");

    // A line of a raw or verbatim string, or of a comment, is what it looks like only by chance.
    private static bool IsInsideText(SyntaxNode root, int position)
    {
        var token = root.FindToken(position, findInsideTrivia: false);
        if (token.SpanStart < position && position < token.Span.End)
            return true;
        var trivia = root.FindTrivia(position);
        return trivia.SpanStart < position && trivia.IsKind(SyntaxKind.MultiLineCommentTrivia);
    }
}
