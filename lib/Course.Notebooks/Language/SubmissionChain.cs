using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Course.Notebooks.Language;

/// <summary>The way back through a session's submissions.</summary>
internal static class SubmissionChain
{
    extension(CSharpCompilation submission)
    {
        /// <summary>The submission before this one; null for the first.</summary>
        public CSharpCompilation? PreviousSubmission() => submission.ScriptCompilationInfo?.PreviousScriptCompilation;

        /// <summary>Whether later code can name anything of this submission. What only computes or prints is nothing of that kind; the first submission carries the usings of all.</summary>
        public bool MattersLater() =>
            submission.PreviousSubmission() is null
            || submission.SyntaxTrees[0].GetCompilationUnitRoot() is var root
                && (root.Usings.Count > 0 || root.Externs.Count > 0 || root.Members.Any(member => member is not GlobalStatementSyntax statement || DeclaresInExpression(statement)));
    }

    // An out variable or a pattern at the top level is a variable of the session.
    private static bool DeclaresInExpression(GlobalStatementSyntax statement) =>
        statement.DescendantNodes().Any(node => node is DeclarationExpressionSyntax or SingleVariableDesignationSyntax or LocalFunctionStatementSyntax or LabeledStatementSyntax);
}
