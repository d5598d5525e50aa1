using System.Collections.Immutable;
using System.Reflection;
using Course.Notebooks.Formatting;
using Course.Notebooks.Language;
using Course.Notebooks.Packages;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.DotNet.Interactive;

namespace Course.Notebooks.Scripting;

/// <summary>A chain of submissions that share their variables, types and usings.</summary>
internal sealed class ScriptSession
{
    private readonly ScriptReferences references = new();
    private readonly SubmissionHistory history;
    private readonly SubmissionLoader loader;
    private int count;

    /// <summary>Begins a session.</summary>
    /// <param name="pruneEvery">How many submissions come together before it is looked which of them nothing can refer to any more.</param>
    public ScriptSession(int pruneEvery = 48) => (history, loader) = (new(pruneEvery), new(references.Context));

    /// <summary>The assemblies that submissions see.</summary>
    public ScriptReferences References => references;

    /// <summary>The NuGet packages of the session.</summary>
    public PackageSet Packages { get; } = new();

    /// <summary>The latest submission, which language services build on.</summary>
    public CSharpCompilation? Previous => history.Latest;

    /// <summary>How many submissions the next one sees.</summary>
    public int SubmissionsInSight => history.Count;

    /// <summary>The variables of all submissions, the latest of a name only.</summary>
    public IReadOnlyList<ScriptVariable> Variables => ScriptVariable.Read(history.State);

    /// <summary>Compiles without running.</summary>
    public CSharpCompilation Compile(string code, string path, CancellationToken cancellation) =>
        SubmissionCompiler.Compile(code, path, $"cell-{count}", history.Latest, references, cancellation);

    /// <summary>Compiles and runs a submission, and renders its value if it ends in one.</summary>
    /// <param name="code">The C# code.</param>
    /// <param name="path">What errors call its source: <c>Cell 3</c>, or a file.</param>
    /// <param name="interrupt">Interrupts it.</param>
    public async Task<ScriptOutcome> RunAsync(string code, string path, CellInterrupt interrupt)
    {
        try
        {
            CSharpCompilation? compilation = null;
            ImmutableArray<Diagnostic> errors = [];
            (MemoryStream Image, MemoryStream Symbols)? emitted = null;
            CellThread.Undisturbed(() =>
            {
                history.Prune();
                compilation = Compile(code, path, interrupt.Token);
                emitted = SubmissionCompiler.Emit(compilation, out errors, interrupt.Token);
            });
            if (errors.Length > 0)
                return new(DiagnosticReport.CompilationError(errors, compilation!));
            foreach (var note in WholeNumberDivision.Notes(compilation!))
                CellContext.Current?.Output.Write(StreamKind.Error, note + "\n");

            // What nobody can refer to is left out of the chain, which costs every later submission time and memory; the next takes its place in the state.
            // Usings and comments alone have nothing to run, but later submissions see the usings.
            var mattersLater = compilation!.MattersLater();
            var link = ChainLink.Of(compilation!, emitted?.Image);
            if (emitted is var (image, symbols))
                link = link with { Assembly = loader.Load(image, symbols, history.UsedBy(link), mattersLater) };
            if (mattersLater)
                history.Add(link);
            if (link.Assembly is not { } assembly)
                return ScriptOutcome.Nothing;
            var submission = Entry(assembly, compilation!);
            count++;

            // In the flow of the cell, so that the interrupt finds the threads that its code waits on.
            var value = await submission(history.State).ConfigureAwait(true);
            // What display returns is on the page already.
            return HasResult(compilation!) && value is not DisplayedValue ? new(ValueFormatter.ToBundle(value)) { Result = value } : ScriptOutcome.Nothing;
        }
#pragma warning disable CA1031 // whatever the code throws is the cell's outcome
        catch (Exception exception)
#pragma warning restore CA1031
        {
            if (!interrupt.IsRequested)
                return new(ExceptionReport.From(exception, path));
            interrupt.Notice();
            return new(ExceptionReport.Interrupted);
        }
        finally
        {
            RememberedTypes.Forget();
        }
    }

    private static Func<object?[], Task<object?>> Entry(Assembly assembly, CSharpCompilation compilation)
    {
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
