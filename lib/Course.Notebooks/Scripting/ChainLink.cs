using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Course.Notebooks.Language;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Course.Notebooks.Scripting;

/// <summary>A submission in the chain that later ones see, with what decides whether it may leave the chain.</summary>
/// <param name="Submission">The submission, as later ones see it.</param>
/// <param name="Uses">The names of the assemblies that its code refers to.</param>
/// <param name="HasNamelessTypes">
/// Whether it brought types that the compiler has named, for anonymous objects above all. Roslyn knows their names only from having emitted them, and their place in the chain is a part of the name.
/// </param>
internal sealed record ChainLink(CSharpCompilation Submission, IReadOnlySet<string> Uses, bool HasNamelessTypes)
{
    /// <summary>What it was emitted to, once that is loaded; null if it has nothing to run.</summary>
    public Assembly? Assembly { get; init; }

    /// <summary>Whether it runs, and so has a place in the session's state.</summary>
    public bool HasState => Assembly is not null;

    /// <summary>The link of a submission.</summary>
    /// <param name="submission">The submission.</param>
    /// <param name="image">What it was emitted to; null if it has nothing to run.</param>
    public static ChainLink Of(CSharpCompilation submission, MemoryStream? image)
    {
        if (image is null)
            return new(submission, new HashSet<string>(), false);
        using var file = new PEReader(image, PEStreamOptions.LeaveOpen);
        var metadata = file.GetMetadataReader();
        var uses = metadata.AssemblyReferences.Select(reference => metadata.GetString(metadata.GetAssemblyReference(reference).Name)).ToHashSet();
        var hasNamelessTypes = metadata.TypeDefinitions.Select(metadata.GetTypeDefinition)
            .Any(type => !type.IsNested && metadata.GetString(type.Name).StartsWith("<>", StringComparison.Ordinal));
        image.Position = 0;
        return new(submission, uses, hasNamelessTypes);
    }

    /// <summary>What later code can name: the variables, methods and types that the submission declares.</summary>
    public IEnumerable<ISymbol> Declared => Submission.ScriptClass?.GetMembers().Where(member => !member.IsImplicitlyDeclared && member.CanBeReferencedByName) ?? [];

    /// <summary>Every name in its code that may mean a declaration of the session, rather than a member of something.</summary>
    public IEnumerable<string> NamesInCode => Root.DescendantNodes().OfType<SimpleNameSyntax>().Where(name => !IsMember(name)).Select(name => name.Identifier.ValueText).Distinct();

    /// <summary>Its usings.</summary>
    public SyntaxList<UsingDirectiveSyntax> Usings => Root.Usings;

    /// <summary>Whether it must stay whatever comes later: it is the first, which carries the usings of all.</summary>
    public bool Stays => Submission.PreviousSubmission() is null || Root.Externs.Count > 0;

    private CompilationUnitSyntax Root => Submission.SyntaxTrees[0].GetCompilationUnitRoot();

    private static bool IsMember(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Name == name,
        QualifiedNameSyntax qualified => qualified.Right == name,
        MemberBindingExpressionSyntax or NameColonSyntax => true,
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment => assignment.Left == name,
        _ => false,
    };
}
