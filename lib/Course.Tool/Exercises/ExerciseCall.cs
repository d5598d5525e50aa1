using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Course.Tool.Exercises;

/// <summary>A call such as <c>Exercise.Check("3.2", SoftmaxOf)</c> in the code of a cell.</summary>
/// <param name="Method"><c>Check</c> or <c>Solution</c>.</param>
/// <param name="Id">The exercise's number.</param>
/// <param name="Answer">The code of the answer: a function's name, as a rule.</param>
/// <param name="Place">Where the method's name with all that qualifies it stands.</param>
internal sealed record ExerciseCall(string Method, string Id, string Answer, TextSpan Place)
{
    /// <summary>The call that checks an answer.</summary>
    public const string Check = "Check";

    /// <summary>The call that verifies the chapter's own answer.</summary>
    public const string Solution = "Solution";

    /// <summary>The calls in the code of a cell, in order; code that does not compile has those that can be made out.</summary>
    public static IReadOnlyList<ExerciseCall> In(string code)
    {
        if (!code.Contains("Exercise", StringComparison.Ordinal)) return [];
        var options = new CSharpParseOptions(LanguageVersion.Preview, kind: SourceCodeKind.Script);
        return [.. CSharpSyntaxTree.ParseText(code, options).GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>().Select(Read).OfType<ExerciseCall>()];
    }

    private static ExerciseCall? Read(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax { Name.Identifier.Text: var method and (Check or Solution) } member
        && (member.Expression as IdentifierNameSyntax ?? (member.Expression as MemberAccessExpressionSyntax)?.Name)?.Identifier.Text == "Exercise"
        && call.ArgumentList.Arguments is [{ Expression: LiteralExpressionSyntax { Token.Value: string id } }, var answer]
            ? new ExerciseCall(method, id.Trim(), answer.Expression.ToString(), call.Expression.Span)
            : null;
}
