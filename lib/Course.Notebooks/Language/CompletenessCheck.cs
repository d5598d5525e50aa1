using Course.Notebooks.Directives;
using Course.Notebooks.Scripting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Course.Notebooks.Language;

/// <summary>Says whether a cell typed into a console can run or wants more lines.</summary>
internal static class CompletenessCheck
{
    /// <summary>Judges the cell.</summary>
    /// <remarks>
    /// Two empty lines at the end mean that its author is done: what would otherwise wait for more lines (an <c>if</c> without a body, a statement
    /// without its semicolon) is then judged as it stands. An open bracket, text or comment still waits, for empty lines may belong to it.
    /// </remarks>
    public static CodeCompleteness Of(string code)
    {
        var isDone = EndsInTwoEmptyLines(code);
        if (CellSource.Split(code) is [.., { IsDirective: true } last])
            return DirectiveCatalog.TryFind(last.Text)?.IsFollowedByCSharp(true) != false || isDone ? CodeCompleteness.Complete : CodeCompleteness.Incomplete;

        var tree = CSharpSyntaxTree.ParseText(CSharpView.Of(code), CellParseOptions.Script);
        if (HasTextCutOffByLineEnd(tree))
            return CodeCompleteness.Invalid;
        if (!SyntaxFactory.IsCompleteSubmission(tree) || HasOpenRawString(tree))
            return isDone && !IsOpen(tree) ? CodeCompleteness.Invalid : CodeCompleteness.Incomplete;
        return tree.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) ? CodeCompleteness.Invalid : CodeCompleteness.Complete;
    }

    private static bool EndsInTwoEmptyLines(string code)
    {
        var end = code.AsSpan().TrimEnd();
        return end.Length > 0 && code.AsSpan(end.Length).Count('\n') >= 3;
    }

    // A text between plain quotation marks, or a character, has to end on its line: no further line can close it.
    private static bool HasTextCutOffByLineEnd(SyntaxTree tree) => tree.GetDiagnostics().Any(diagnostic => diagnostic.Id switch
    {
        "CS1010" or "CS1012" => true,
        "CS1039" => tree.GetRoot().FindToken(diagnostic.Location.SourceSpan.Start).Parent?.FirstAncestorOrSelf<InterpolatedStringExpressionSyntax>()
            is { } interpolated && interpolated.StringStartToken.IsKind(SyntaxKind.InterpolatedStringStartToken),
        _ => false,
    });

    private static bool HasOpenRawString(SyntaxTree tree) => tree.GetDiagnostics().Any(diagnostic => diagnostic.Id == "CS8997");

    private static bool IsOpen(SyntaxTree tree)
    {
        var root = tree.GetRoot();
        var end = root.FindTrivia(Math.Max(0, root.FullSpan.End - 1));
        return end.IsKind(SyntaxKind.MultiLineCommentTrivia)
            || tree.GetDiagnostics().Any(diagnostic => diagnostic.Id is "CS1035" or "CS1039" or "CS8997" or "CS1513" or "CS1026" or "CS1003" or "CS1027" or "CS8999");
    }
}
