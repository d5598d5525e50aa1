using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Course.Notebooks.Scripting;

/// <summary>A chain of submissions that share their variables, types and usings.</summary>
internal sealed class ScriptSession
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);
    private readonly AssemblyLoadContext context = new("notebook");
    private readonly List<MetadataReference> references = [];
    private CSharpCompilation? previous;
    private object?[] state = new object?[8];
    private int count;

    public static CodeCompleteness IsComplete(string code) =>
        SyntaxFactory.IsCompleteSubmission(CSharpSyntaxTree.ParseText(code, ParseOptions)) ? CodeCompleteness.Complete : CodeCompleteness.Incomplete;

    public Task<ScriptOutcome> RunAsync(string code, int number, CancellationToken cancellation) => Task.Run(() => RunCore(code, number, cancellation), CancellationToken.None);

    private async Task<ScriptOutcome> RunCore(string code, int number, CancellationToken cancellation)
    {
        if (references.Count == 0)
        {
            foreach (var path in ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator))
                references.Add(MetadataReference.CreateFromFile(path));
        }

        var tree = CSharpSyntaxTree.ParseText(SourceText.From(code, System.Text.Encoding.UTF8), ParseOptions, $"Cell {number}", cancellation);
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, usings: ["System", "System.Collections.Generic", "System.Linq", "System.Threading.Tasks"], optimizationLevel: OptimizationLevel.Release, allowUnsafe: true);
        var compilation = CSharpCompilation.CreateScriptCompilation($"cell{count}", tree, references, options, previous, typeof(object));
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image, options: new EmitOptions(instrumentationKinds: [InstrumentationKind.StackOverflowProbing]), cancellationToken: cancellation);
        if (!emitted.Success)
        {
            var first = emitted.Diagnostics.First(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            return new(null, false, new CellError("CompilationError", first.GetMessage(), [first.ToString()]));
        }

        image.Position = 0;
        var assembly = context.LoadFromStream(image);
        var entry = compilation.GetEntryPoint(cancellation)!;
        var factory = assembly.GetType(entry.ContainingType.MetadataName)!.GetMethod(entry.MetadataName, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!
            .CreateDelegate<Func<object?[], Task<object>>>();
        count++;
        if (state.Length <= count)
            Array.Resize(ref state, state.Length * 2);
        previous = compilation;
        try
        {
            var value = await factory(state).WaitAsync(cancellation).ConfigureAwait(false);
            return new(value, tree.GetCompilationUnitRoot(CancellationToken.None).Members.LastOrDefault() is Microsoft.CodeAnalysis.CSharp.Syntax.GlobalStatementSyntax);
        }
#pragma warning disable CA1031 // whatever the cell throws is the cell's result
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return new(null, false, new CellError(exception.GetType().FullName!, exception.Message, [exception.ToString()]), cancellation.IsCancellationRequested);
        }
    }
}
