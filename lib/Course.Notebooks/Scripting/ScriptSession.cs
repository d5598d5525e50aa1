using System.Reflection;
using System.Text;
using Course.Notebooks.Packages;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Course.Notebooks.Scripting;

/// <summary>A chain of submissions that share their variables, types and usings.</summary>
/// <remarks>
/// Submissions are emitted here and not by Roslyn's own script runner, because only so can the compiler be told to guard every method
/// against running out of stack: endless recursion then ends in an exception and not in the end of the process.
/// </remarks>
internal sealed class ScriptSession
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);
    private static readonly EmitOptions EmitOptions = new(
        debugInformationFormat: DebugInformationFormat.PortablePdb, instrumentationKinds: [InstrumentationKind.StackOverflowProbing]);

    private readonly ScriptReferences references = new();
    private object?[] state = new object?[16];
    private CSharpCompilation? previous;
    private int count;

    /// <summary>The assemblies that submissions see.</summary>
    public ScriptReferences References => references;

    /// <summary>The NuGet packages of the session.</summary>
    public PackageSet Packages { get; } = new();

    /// <summary>The latest submission, which language services build on.</summary>
    public CSharpCompilation? Previous => previous;

    /// <summary>The variables of all submissions, the latest of a name only.</summary>
    public IReadOnlyList<ScriptVariable> Variables => ScriptVariable.Read(state);

    /// <summary>Compiles without running.</summary>
    public CSharpCompilation Compile(string code, string path, CancellationToken cancellation)
    {
        var tree = CSharpSyntaxTree.ParseText(SourceText.From(code, Encoding.UTF8), ParseOptions, path, cancellation);
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            usings: previous is null ? ScriptReferences.Usings : [],
            optimizationLevel: OptimizationLevel.Release,
            allowUnsafe: true,
            metadataReferenceResolver: references.Resolver,
            nullableContextOptions: NullableContextOptions.Disable,
            concurrentBuild: true);
        return CSharpCompilation.CreateScriptCompilation($"cell-{count}", tree, references.All, options, previous, typeof(object));
    }

    /// <summary>Compiles and runs a submission.</summary>
    /// <param name="code">The C# code.</param>
    /// <param name="path">What errors call its source: <c>Cell 3</c>, or a file.</param>
    /// <param name="cancellation">Interrupts it.</param>
    public async Task<ScriptOutcome> RunAsync(string code, string path, CancellationToken cancellation)
    {
        CSharpCompilation compilation;
        Func<object?[], Task<object?>> submission;
        try
        {
            compilation = Compile(code, path, cancellation);
            using var image = new MemoryStream();
            using var symbols = new MemoryStream();
            var emitted = compilation.Emit(image, symbols, options: EmitOptions, cancellationToken: cancellation);
            if (!emitted.Success)
            {
                if (emitted.Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
                    return new(null, false, DiagnosticReport.CompilationError(emitted.Diagnostics));

                // Usings and comments alone: there is nothing to run, but later submissions see the usings.
                previous = compilation;
                return new(null, false);
            }

            image.Position = symbols.Position = 0;
            submission = Load(compilation, image, symbols);
        }
        catch (OperationCanceledException)
        {
            return new(null, false, ExceptionReport.Interrupted, Interrupted: true);
        }

        count++;
        if (state.Length < count + 2)
            Array.Resize(ref state, state.Length * 2);
        previous = compilation;

        var task = await CellThread.RunAsync(() => submission(state), cancellation).ConfigureAwait(false);
        if (task.IsCompletedSuccessfully)
            return new(task.Result, HasResult(compilation));
        if (task.IsCanceled && cancellation.IsCancellationRequested)
            return new(null, false, ExceptionReport.Interrupted, Interrupted: true);
        var exception = task.IsCanceled ? new TaskCanceledException(task) : task.Exception!.InnerException!;
        return new(null, false, ExceptionReport.From(exception, path));
    }

    private Func<object?[], Task<object?>> Load(CSharpCompilation compilation, MemoryStream image, MemoryStream symbols)
    {
        var assembly = references.Context.LoadFromStream(image, symbols);
        var entry = compilation.GetEntryPoint(CancellationToken.None)!;
        return assembly.GetType(entry.ContainingType.MetadataName)!
            .GetMethod(entry.MetadataName, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!
            .CreateDelegate<Func<object?[], Task<object?>>>();
    }

    // A value is shown when the submission ends in an expression without a semicolon that has a value.
    private static bool HasResult(CSharpCompilation compilation)
    {
        var tree = compilation.SyntaxTrees[0];
        if (tree.GetCompilationUnitRoot(CancellationToken.None).Members.LastOrDefault() is not GlobalStatementSyntax
            { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last })
        {
            return false;
        }

        return compilation.GetSemanticModel(tree).GetTypeInfo(last.Expression).Type is not { SpecialType: SpecialType.System_Void };
    }
}
