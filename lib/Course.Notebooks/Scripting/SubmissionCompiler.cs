using System.Collections.Immutable;
using System.Text;
using Course.Notebooks.Language;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Course.Notebooks.Scripting;

/// <summary>Turns the source of a submission into an assembly that can be interrupted and in which recursion without end is an exception.</summary>
/// <remarks>Submissions are emitted here and not by Roslyn's own script runner, because only so can their code be rewritten before it is loaded.</remarks>
internal static class SubmissionCompiler
{
    private static readonly EmitOptions EmitOptions = new(debugInformationFormat: DebugInformationFormat.PortablePdb);

    // For speed. The second switch keeps the statements apart all the same, so that an exception is told with the line of its own; the compiler's options have no other name for it.
    private static readonly CSharpCompilationOptions Quick = CSharpCommandLineParser.Default.Parse(["/optimize+", "/debug+"], baseDirectory: null, sdkDirectory: null).CompilationOptions
        .WithOutputKind(OutputKind.DynamicallyLinkedLibrary)
        .WithAllowUnsafe(true)
        .WithNullableContextOptions(NullableContextOptions.Disable)
        // A cell has few methods: to share them out among threads takes longer than to compile them.
        .WithConcurrentBuild(false);

    // For code that runs once: the runtime is not to optimize it either.
    private static readonly CSharpCompilationOptions Exact = Quick.WithOptimizationLevel(OptimizationLevel.Debug);

    /// <summary>Makes the compilation of the next submission; nothing is bound yet.</summary>
    public static CSharpCompilation Compile(string code, string path, string name, CSharpCompilation? previous, ScriptReferences references, CancellationToken cancellation)
    {
        var tree = CSharpSyntaxTree.ParseText(SourceText.From(code, Encoding.UTF8), CellParseOptions.Script, path, cancellation);
        var options = (CodeShape.RunsStraightThrough(tree) ? Exact : Quick)
            .WithUsings(previous is null ? ScriptReferences.Usings : [])
            .WithMetadataReferenceResolver(references.Resolver);
        // A submission sees what the ones before it see. To name it again would have Roslyn bind each of them anew to each assembly: memory that grows with the square of the cells.
        var visible = previous is null ? references.All : references.Added;
        return CSharpCompilation.CreateScriptCompilation(name, tree, visible, options, previous, typeof(object));
    }

    /// <summary>Emits a submission.</summary>
    /// <param name="compilation">The submission.</param>
    /// <param name="errors">The compiler's errors; empty if there are none.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The assembly with its symbols; null when there are errors, and when there is nothing to run (usings and comments alone).</returns>
    public static (MemoryStream Image, MemoryStream Symbols)? Emit(CSharpCompilation compilation, out ImmutableArray<Diagnostic> errors, CancellationToken cancellation)
    {
        var image = new MemoryStream();
        var symbols = new MemoryStream();
        var emitted = compilation.Emit(image, symbols, options: EmitOptions, cancellationToken: cancellation);
        errors = [.. emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
        if (!emitted.Success)
            return null;
        image.Position = symbols.Position = 0;
        return WeavingNeed.Has(compilation.SyntaxTrees[0], image) ? CheckpointWeaver.Weave(image, symbols) : (image, symbols);
    }
}
