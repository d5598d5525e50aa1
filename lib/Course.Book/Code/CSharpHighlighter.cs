using System.Text;
using Course.Book.Rendering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Course.Book.Code;

/// <summary>
/// Marks up C# by what the parser makes of it; nothing is compiled, so that broken code is shown as well as sound code.
/// The text itself comes out unchanged, whatever it is.
/// </summary>
internal static class CSharpHighlighter
{
    private static readonly CSharpParseOptions Options =
        CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview).WithKind(SourceCodeKind.Script);

    /// <summary>The code as HTML: escaped, with <c>span</c> elements of the classes in <see cref="CodeClass"/>.</summary>
    public static string ToHtml(string code)
    {
        var html = new StringBuilder(code.Length * 2);
        foreach (var token in CSharpSyntaxTree.ParseText(code, Options).GetRoot().DescendantTokens())
        {
            foreach (var trivia in token.LeadingTrivia) Write(html, trivia);
            Write(html, token.Text, ClassOf(token));
            foreach (var trivia in token.TrailingTrivia) Write(html, trivia);
        }

        return html.ToString();
    }

    private static void Write(StringBuilder html, SyntaxTrivia trivia)
    {
        string? name = trivia.IsDirective ? CodeClass.Directive
            : trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
                or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia ? CodeClass.Comment
            : null;
        Write(html, trivia.ToFullString(), name);
    }

    private static void Write(StringBuilder html, string text, string? name)
    {
        if (text.Length == 0) return;
        string escaped = HtmlText.Encode(text);
        // A line break at the end stays outside, so that a span never reaches into the next line.
        int end = name is null ? 0 : escaped.AsSpan().TrimEnd("\r\n").Length;
        if (end > 0) html.Append("<span class=\"").Append(name).Append("\">").Append(escaped, 0, end).Append("</span>");
        html.Append(escaped, end, escaped.Length - end);
    }

    private static string? ClassOf(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.NumericLiteralToken => CodeClass.Number,
        SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.Utf8StringLiteralToken
            or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
            or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedStringEndToken
            or SyntaxKind.InterpolatedVerbatimStringStartToken or SyntaxKind.InterpolatedSingleLineRawStringStartToken
            or SyntaxKind.InterpolatedMultiLineRawStringStartToken or SyntaxKind.InterpolatedRawStringEndToken => CodeClass.Text,
        SyntaxKind.IdentifierToken => ClassOfIdentifier(token),
        _ => token.IsKeyword() || token.IsContextualKeyword() ? CodeClass.Keyword : null,
    };

    private static string? ClassOfIdentifier(SyntaxToken token) => token.Parent switch
    {
        BaseTypeDeclarationSyntax or DelegateDeclarationSyntax or TypeParameterSyntax or ConstructorDeclarationSyntax => CodeClass.Type,
        MethodDeclarationSyntax or LocalFunctionStatementSyntax => CodeClass.Function,
        SimpleNameSyntax name => ClassOfName(name),
        _ => null,
    };

    private static string? ClassOfName(SimpleNameSyntax name)
    {
        if (SyntaxFacts.IsInTypeOnlyContext(name)) return name.Identifier.Text is "var" ? CodeClass.Keyword : CodeClass.Type;
        if (IsCalled(name)) return CodeClass.Function;
        return name.Parent is MemberAccessExpressionSyntax access && access.Expression == name && LooksLikeType(name.Identifier.Text) ? CodeClass.Type : null;
    }

    private static bool IsCalled(SimpleNameSyntax name)
    {
        ExpressionSyntax called = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        return called.Parent is InvocationExpressionSyntax call && call.Expression == called;
    }

    // Without compiling, `Check` in Check.That is told from the matrix `W1` in W1.Transpose() by its second letter.
    private static bool LooksLikeType(string name) => name.Length > 2 && char.IsUpper(name[0]) && char.IsLower(name[1]);
}
