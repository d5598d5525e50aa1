using Course.Notebooks.Formatting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Course.Notebooks.Language;

/// <summary>The code of the notebook that declares a name.</summary>
internal static class DeclarationSource
{
    private const int MostCharacters = 4_000;

    /// <summary>Adds it to what is said about the name; nothing where the code is not the notebook's.</summary>
    /// <param name="description">What is said.</param>
    /// <param name="symbol">What the name means.</param>
    /// <param name="asking">The code in which it was found, whose own declarations can be seen anyway.</param>
    public static MimeBundle AddTo(MimeBundle description, ISymbol symbol, SyntaxTree asking)
    {
        if (symbol.DeclaringSyntaxReferences is not [{ } reference, ..] || reference.SyntaxTree == asking
            || reference.GetSyntax().FirstAncestorOrSelf<MemberDeclarationSyntax>() is not { } declaration)
        {
            return description;
        }

        var place = $"{reference.SyntaxTree.FilePath}, line {declaration.GetLocation().GetLineSpan().StartLinePosition.Line + 1}";
        var source = Bounded.Output(declaration.ToString(), MostCharacters);
        _ = description.TryGetText("text/markdown", out var markdown);
        _ = description.TryGetText("text/plain", out var plain);
        return description.Add("text/markdown", $"{markdown}\n**{place}**\n\n```csharp\n{source}\n```\n").Add("text/plain", $"{plain}\n\n{place}\n{source}");
    }
}
