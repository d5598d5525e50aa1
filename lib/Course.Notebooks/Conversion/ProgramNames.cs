using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Course.Notebooks.Conversion;

/// <summary>
/// Gives every declaration of a notebook a name of its own. A cell may declare again what an earlier one declared; in a program the second <c>x</c>
/// is called <c>x_2</c>, and so it is in all that follows. So is a function that bears the name of a type which earlier cells use.
/// </summary>
internal static class ProgramNames
{
    /// <summary>The submissions with the names that they have in one program.</summary>
    public static IReadOnlyList<CompilationUnitSyntax> MakeUnique(IReadOnlyList<CompilationUnitSyntax> submissions)
    {
        var taken = submissions.SelectMany(TopLevelNames.Of).ToHashSet(StringComparer.Ordinal);
        var current = new Dictionary<string, string>(StringComparer.Ordinal);
        var types = new Dictionary<string, string>(StringComparer.Ordinal);
        var used = new HashSet<string>(StringComparer.Ordinal);
        List<CompilationUnitSyntax> renamed = [];
        foreach (var submission in submissions)
        {
            foreach (string name in TopLevelNames.Of(submission))
                current[name] = current.ContainsKey(name) || used.Contains(name) ? Numbered(name, taken) : name;
            foreach (string name in TopLevelNames.TypesOf(submission))
                types[name] = current[name];
            used.UnionWith(TopLevelNames.UsedBy(submission));
            var changes = current.Where(entry => entry.Key != entry.Value).ToDictionary(StringComparer.Ordinal);
            renamed.Add(changes.Count == 0 ? submission : (CompilationUnitSyntax)new NameRewriter(changes, types).Visit(submission)!);
        }

        var outer = renamed.SelectMany(TopLevelNames.Of).ToHashSet(StringComparer.Ordinal);
        return [.. renamed.Select(submission => (CompilationUnitSyntax)new InnerScopes(outer, taken).Visit(submission)!)];
    }

    private static string Numbered(string name, HashSet<string> taken)
    {
        int number = 2;
        string candidate;
        while (!taken.Add(candidate = name + "_" + number.ToString(CultureInfo.InvariantCulture)))
            number++;
        return candidate;
    }

    /// <summary>
    /// In a notebook the variable of a loop or block may bear the name of one outside, which is a field there; in a program it may not.
    /// </summary>
    private sealed class InnerScopes(HashSet<string> outer, HashSet<string> taken) : CSharpSyntaxRewriter
    {
        private static readonly Dictionary<string, string> NoTypes = [];

        public override SyntaxNode? Visit(SyntaxNode? node)
        {
            if (node is null || TopLevelNames.IsFunction(node))
                return node;
            if (!IsScope(node))
                return base.Visit(node);
            var changes = TopLevelNames.VariablesIn(node).Where(outer.Contains).ToDictionary(name => name, name => Numbered(name, taken), StringComparer.Ordinal);
            if (changes.Count == 0)
                return node;
            return new NameRewriter(changes, NoTypes).Visit(node);
        }

        private static bool IsScope(SyntaxNode node) => node is BlockSyntax or ForStatementSyntax or CommonForEachStatementSyntax or UsingStatementSyntax
            or SwitchStatementSyntax or WhileStatementSyntax or CatchClauseSyntax or FixedStatementSyntax;
    }
}
