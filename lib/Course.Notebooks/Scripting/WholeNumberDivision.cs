using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Course.Notebooks.Scripting;

/// <summary>Notices <c>double half = 1 / 2;</c>, which compiles and is 0: whole numbers divided with a remainder where a fraction is wanted.</summary>
internal static class WholeNumberDivision
{
    /// <summary>What to tell of such divisions, a line each. Only numbers that are written out count, so that nobody is warned of what he means.</summary>
    public static IEnumerable<string> Notes(CSharpCompilation submission)
    {
        var tree = submission.SyntaxTrees[0];
        return from division in tree.GetRoot().DescendantNodes().OfType<BinaryExpressionSyntax>()
               where division.IsKind(SyntaxKind.DivideExpression)
               let left = Literal(division.Left)
               let right = Literal(division.Right)
               where left is not null && right is not (null or 0) && left % right != 0 && BecomesFraction(division, submission.GetSemanticModel(tree))
               select $"{tree.FilePath}, line {division.GetLocation().GetLineSpan().StartLinePosition.Line + 1}: {division} divides whole numbers and gives {left / right}. "
                   + string.Create(CultureInfo.InvariantCulture, $"Write {left}.0 / {right} for {(double)left / (double)right:G4}.");
    }

    private static int? Literal(ExpressionSyntax operand) => operand is LiteralExpressionSyntax { Token.Value: int value } ? value : null;

    // It may be part of a larger whole number before it becomes one: 2 / 3 * 4.
    private static bool BecomesFraction(ExpressionSyntax value, SemanticModel model)
    {
        while (model.GetTypeInfo(value) is { Type.SpecialType: SpecialType.System_Int32 } type)
        {
            if (type.ConvertedType?.SpecialType is SpecialType.System_Double or SpecialType.System_Single or SpecialType.System_Decimal)
                return true;
            if (value.Parent is not (ParenthesizedExpressionSyntax or BinaryExpressionSyntax or PrefixUnaryExpressionSyntax))
                return false;
            value = (ExpressionSyntax)value.Parent;
        }

        return false;
    }
}
