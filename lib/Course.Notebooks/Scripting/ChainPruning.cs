using Course.Notebooks.Language;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Course.Notebooks.Scripting;

/// <summary>Finds the submissions of a chain that nothing can refer to any more, and makes the chain without them.</summary>
/// <remarks>
/// The submissions that stay are bound anew to what stays before them. So whatever their code mentions stays as well, and in the end it is checked
/// that each declares exactly what it declared before; otherwise nothing is changed.
/// </remarks>
internal static class ChainPruning
{
    private static readonly SymbolDisplayFormat Exact = SymbolDisplayFormat.FullyQualifiedFormat
        .WithMemberOptions(SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeRef
            | SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeConstantValue | SymbolDisplayMemberOptions.IncludeAccessibility)
        .WithParameterOptions(SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeParamsRefOut | SymbolDisplayParameterOptions.IncludeDefaultValue);

    /// <summary>The submissions that stay, in their order.</summary>
    public static List<ChainLink> Kept(IReadOnlyList<ChainLink> links)
    {
        var (visible, dependencies) = Walk(links);
        var kept = new HashSet<ChainLink>();
        var open = new Stack<ChainLink>(links.Where(link => link.Stays).Concat(visible));
        while (open.TryPop(out var link))
        {
            if (!kept.Add(link))
                continue;
            foreach (var dependency in dependencies[link])
                open.Push(dependency);
        }

        // What comes before nameless types keeps its place, for their sake.
        var last = links.Index().LastOrDefault(entry => entry.Item.HasNamelessTypes && kept.Contains(entry.Item)).Index;
        return [.. links.Where((link, place) => place <= last || kept.Contains(link))];
    }

    /// <summary>The chain of these submissions alone; null if one of them would mean something else in it.</summary>
    public static List<ChainLink>? Relink(IReadOnlyList<ChainLink> kept)
    {
        var relinked = new List<ChainLink>(kept.Count);
        CSharpCompilation? previous = null;
        foreach (var link in kept)
        {
            var submission = link.Submission;
            if (submission.PreviousSubmission() != previous)
                submission = submission.WithScriptCompilationInfo(submission.ScriptCompilationInfo!.WithPreviousScriptCompilation(previous));
            if (!DeclareTheSame(link.Submission, submission))
                return null;
            relinked.Add(link with { Submission = submission });
            previous = submission;
        }

        return relinked;
    }

    /// <summary>Goes through the chain as the submissions came: what each could see, and what can still be seen at the end.</summary>
    private static (IEnumerable<ChainLink> Visible, Dictionary<ChainLink, HashSet<ChainLink>> Dependencies) Walk(IReadOnlyList<ChainLink> links)
    {
        var visible = new Dictionary<string, List<(ISymbol Symbol, ChainLink Link)>>(StringComparer.Ordinal);
        var usings = new Dictionary<string, ChainLink>(StringComparer.Ordinal);
        var assemblies = new Dictionary<string, ChainLink>(StringComparer.Ordinal);
        var dependencies = new Dictionary<ChainLink, HashSet<ChainLink>>();
        foreach (var link in links)
        {
            foreach (var declared in link.Declared)
            {
                if (!visible.TryGetValue(declared.Name, out var sameName))
                    visible[declared.Name] = sameName = [];
                sameName.RemoveAll(earlier => earlier.Link != link && declared.Hides(earlier.Symbol));
                sameName.Add((declared, link));
            }

            // A using that an earlier submission has brings nothing new, unless it means something of the notebook, which may have changed.
            foreach (var directive in link.Usings)
                usings.TryAdd(MeansNamespace(link.Submission, directive) ? directive.WithoutTrivia().ToString() : $"{directive} in {link.Submission.AssemblyName} {usings.Count}", link);

            var mentioned = link.NamesInCode.SelectMany(name => visible.GetValueOrDefault(name) ?? []).Select(entry => entry.Link);
            var used = link.Uses.Select(assemblies.GetValueOrDefault).OfType<ChainLink>();
            dependencies[link] = [.. mentioned, .. used];
            if (link.HasState)
                assemblies[link.Submission.AssemblyName!] = link;
        }

        return (visible.Values.SelectMany(sameName => sameName).Select(entry => entry.Link).Concat(usings.Values).Distinct(), dependencies);
    }

    private static bool MeansNamespace(CSharpCompilation submission, UsingDirectiveSyntax directive) =>
        directive.Alias is null && submission.GetSemanticModel(directive.SyntaxTree).GetSymbolInfo(directive.NamespaceOrType).Symbol is { } meant
        && (meant is INamespaceSymbol || meant.DeclaringSyntaxReferences.IsEmpty);

    private static bool DeclareTheSame(CSharpCompilation before, CSharpCompilation after) =>
        ReferenceEquals(before, after) || Declarations(before).SequenceEqual(Declarations(after));

    private static IEnumerable<string> Declarations(CSharpCompilation submission) =>
        submission.ScriptClass?.GetMembers().Where(member => !member.IsImplicitlyDeclared).Select(member => member.ToDisplayString(Exact)) ?? [];
}
