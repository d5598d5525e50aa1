using Course.Notebooks.Scripting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;

namespace Course.Notebooks.Language;

/// <summary>
/// The session as Roslyn's editor features want to see it: a project for each submission that later code can refer to, each building on the
/// one before, and at the end the document that is being edited.
/// </summary>
/// <remarks>It is brought up to date when it is asked for a document, so that running cells costs nothing for it.</remarks>
internal sealed class SubmissionWorkspace(ScriptSession script) : IDisposable
{
    private readonly Lock gate = new();
    private readonly AdhocWorkspace workspace = new(MefHostServices.DefaultHost);
    private Solution? solution;
    private CSharpCompilation? mirrored;
    private CSharpCompilation? editing;
    private ProjectId? latest;
    private DocumentId? document;

    /// <summary>A document with this text that sees what a cell would see if it ran now.</summary>
    public Document Open(string code)
    {
        lock (gate)
        {
            var empty = script.Compile("", "editor", CancellationToken.None);
            if (solution is null || !IsCurrent(empty))
                Renew(empty);
            solution = solution!.WithDocumentText(document!, SourceText.From(code), PreservationMode.PreserveIdentity);
            return solution.GetDocument(document!)!;
        }
    }

    public void Dispose() => workspace.Dispose();

    private bool IsCurrent(CSharpCompilation now) =>
        ReferenceEquals(editing?.PreviousSubmission(), now.PreviousSubmission()) && editing!.References.SequenceEqual(now.References);

    private void Renew(CSharpCompilation empty)
    {
        var known = solution;
        if (known is not null && document is not null)
            known = known.RemoveProject(document.ProjectId);
        var added = Unmirrored(empty.PreviousSubmission());
        if (added is null)
        {
            (known, latest) = (null, null);
            added = Unmirrored(empty.PreviousSubmission(), fromTheStart: true)!;
        }

        known ??= workspace.CurrentSolution;
        foreach (var submission in added)
        {
            if (submission.MattersLater())
                (known, latest) = Add(known, submission, submission.References.Where(reference => reference is not CompilationReference), submission.SyntaxTrees[0].GetText());
        }

        mirrored = empty.PreviousSubmission();
        editing = empty;
        // Types without a using are looked for in the document's own references only.
        (known, var project) = Add(known, empty, script.References.All, SourceText.From(""));
        document = known.GetProject(project)!.DocumentIds[0];
        solution = known;
    }

    /// <summary>The submissions after the last one mirrored, oldest first; null if that one is no longer part of the session.</summary>
    private List<CSharpCompilation>? Unmirrored(CSharpCompilation? newest, bool fromTheStart = false)
    {
        List<CSharpCompilation> found = [];
        for (var submission = newest; submission is not null; submission = submission.PreviousSubmission())
        {
            if (submission == mirrored && !fromTheStart)
                break;
            found.Add(submission);
            if (submission.PreviousSubmission() is null && mirrored is not null && !fromTheStart)
                return null;
        }

        found.Reverse();
        return found;
    }

    private (Solution Solution, ProjectId Project) Add(Solution to, CSharpCompilation submission, IEnumerable<MetadataReference> references, SourceText text)
    {
        var project = ProjectId.CreateNewId();
        var info = ProjectInfo.Create(
            project, VersionStamp.Default, submission.AssemblyName!, submission.AssemblyName!, LanguageNames.CSharp,
            compilationOptions: submission.Options, parseOptions: CellParseOptions.Script,
            projectReferences: latest is null ? [] : [new ProjectReference(latest)], metadataReferences: references, isSubmission: true);
        var file = DocumentInfo.Create(
            DocumentId.CreateNewId(project), "cell", sourceCodeKind: SourceCodeKind.Script, loader: TextLoader.From(TextAndVersion.Create(text, VersionStamp.Default)));
        return (to.AddProject(info).AddDocument(file), project);
    }
}
