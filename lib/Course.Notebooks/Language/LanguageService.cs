using Course.Notebooks.Scripting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Course.Notebooks.Language;

/// <summary>What an editor asks about the text of a cell that has not run yet: completions, what a name is, the overloads of a call, errors.</summary>
/// <remarks>Roslyn's editor features are loaded by the first completion; the other questions need the compiler only.</remarks>
internal sealed class LanguageService(ScriptSession script, string folder) : IDisposable
{
    // Versions of assemblies that are unified, nullable annotations outside of a nullable context: nothing that a learner can act on.
    private static readonly HashSet<string> Noise = ["CS1701", "CS1702", "CS1705", "CS8632", "CS8669"];

    private readonly Lazy<SubmissionWorkspace> workspace = new(() => new SubmissionWorkspace(script));

    /// <summary>What could stand at the place.</summary>
    public async Task<CompletionList> CompleteAsync(string code, int position, CancellationToken cancellation)
    {
        position = Math.Clamp(position, 0, code.Length);
        if (DirectiveCompletion.TryComplete(code, position, script, folder) is { } directive)
            return directive;
        if (!CSharpView.IsAt(code, position))
            return new CompletionList(position, position, []);
        return await Task.Run(() => CodeCompletion.CompleteAsync(workspace.Value.Open(CSharpView.Of(code)), position, cancellation), cancellation).ConfigureAwait(false);
    }

    /// <summary>What the name at the place is, and if wanted the code of an earlier cell that declares it.</summary>
    public MimeBundle? Inspect(string code, int position, bool withSource, CancellationToken cancellation)
    {
        position = Math.Clamp(position, 0, code.Length);
        if (DirectiveCompletion.DescribeAt(code, position) is { } directive)
            return directive;
        var model = Model(code, cancellation);
        if (SymbolFinder.Find(model, position, cancellation) is not { } found)
            return null;
        var description = SymbolDescription.Of(found, model, position, script.Variables);
        return withSource ? DeclarationSource.AddTo(description, found, model.SyntaxTree) : description;
    }

    /// <summary>The overloads of the call around the place.</summary>
    public SignatureHelp? Signature(string code, int position, CancellationToken cancellation) =>
        CallSignatures.Find(Model(code, cancellation), Math.Clamp(position, 0, code.Length), cancellation);

    /// <summary>The compiler's errors and warnings.</summary>
    public IReadOnlyList<CodeDiagnostic> Diagnostics(string code, CancellationToken cancellation)
    {
        var compilation = script.Compile(CSharpView.Of(code), "", cancellation);
        return [.. compilation.GetDiagnostics(cancellation)
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !Noise.Contains(diagnostic.Id))
            .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .Select(diagnostic => DiagnosticReport.Describe(diagnostic, compilation))];
    }

    public void Dispose()
    {
        if (workspace.IsValueCreated)
            workspace.Value.Dispose();
    }

    private SemanticModel Model(string code, CancellationToken cancellation)
    {
        CSharpCompilation compilation = script.Compile(CSharpView.Of(code), "", cancellation);
        return compilation.GetSemanticModel(compilation.SyntaxTrees[0]);
    }
}
