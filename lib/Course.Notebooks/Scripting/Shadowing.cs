using Microsoft.CodeAnalysis;

namespace Course.Notebooks.Scripting;

/// <summary>Whether a declaration in a later submission hides one in an earlier submission from everything that comes after both.</summary>
internal static class Shadowing
{
    /// <summary>Whether code that sees both can no longer reach the earlier one by its name.</summary>
    public static bool Hides(this ISymbol later, ISymbol earlier) => (earlier, later) switch
    {
        _ when earlier.Name != later.Name => false,
        (INamedTypeSymbol type, INamedTypeSymbol other) => type.Arity == other.Arity,
        (IMethodSymbol method, IMethodSymbol other) => HasSameSignature(method, other),
        (IFieldSymbol or IPropertySymbol or IEventSymbol, IFieldSymbol or IPropertySymbol or IEventSymbol) => true,
        _ => false,
    };

    // The types must be the same and not only called the same: what takes an old Point stays reachable with an old Point.
    private static bool HasSameSignature(IMethodSymbol earlier, IMethodSymbol later)
    {
        if (earlier.Arity != later.Arity || earlier.Parameters.Length != later.Parameters.Length || earlier.IsExtensionMethod != later.IsExtensionMethod)
            return false;
        var closed = later.Arity == 0 ? later : later.Construct([.. earlier.TypeParameters]);
        return earlier.Parameters.Zip(closed.Parameters).All(pair =>
            pair.First.RefKind == pair.Second.RefKind && SymbolEqualityComparer.Default.Equals(pair.First.Type, pair.Second.Type));
    }
}
