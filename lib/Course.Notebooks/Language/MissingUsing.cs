using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Course.Notebooks.Language;

/// <summary>Finds the namespace of a type whose name the code uses without a <c>using</c>.</summary>
internal static class MissingUsing
{
    private const int MostNamespaces = 3;

    /// <summary>What to write so that the name is known, or null if no referenced assembly has a public type of that name, or too many have.</summary>
    public static string? For(string name, CSharpCompilation compilation)
    {
        string[] namespaces =
        [
            .. NamespacesWith(name, compilation.GlobalNamespace)
                .OrderBy(found => found.Count(letter => letter == '.')).ThenBy(found => found, StringComparer.Ordinal),
        ];
        return namespaces.Length switch
        {
            0 or > MostNamespaces => null,
            1 => $"{name} is in {namespaces[0]}: write using {namespaces[0]}; before it.",
            _ => $"{name} is in {string.Join(" and in ", namespaces)}: write using {namespaces[0]}; or the other before it.",
        };
    }

    private static IEnumerable<string> NamespacesWith(string name, INamespaceSymbol place)
    {
        if (!place.IsGlobalNamespace && place.GetTypeMembers(name).Any(type => type.DeclaredAccessibility == Accessibility.Public))
            yield return place.ToDisplayString();
        foreach (var found in place.GetNamespaceMembers().SelectMany(inner => NamespacesWith(name, inner)))
            yield return found;
    }
}
