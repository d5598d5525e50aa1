using Course.Notebooks.Documents;

namespace Course.Notebooks.Directives;

/// <summary><c>#!import "file"</c> and <c>#load "file"</c></summary>
internal sealed class ImportDirective(string name, string help) : Directive
{
    public override string Name => name;

    public override string Help => help;

    public override async Task RunAsync(DirectiveArguments arguments, CellExecution cell)
    {
        var file = cell.Resolve(arguments.Single($"{name} \"file\""));
        if (!File.Exists(file))
            throw new DirectiveException($"There is no file {file}. The path is relative to the folder of the notebook or file that imports it.");

        foreach (var (code, language) in Cells(file))
        {
            var text = CellText.Find(language)
                ?? throw new DirectiveException($"{Path.GetFileName(file)} has a cell in {language}; this kernel runs C# and shows Markdown, HTML, JavaScript and Mermaid.");
            if (text == CellText.Markdown)
                continue;
            var imported = new CellExecution(cell.Script, cell.Output, Path.GetFileName(file), Path.GetDirectoryName(file)!, cell.Cancellation);
            var outcome = await imported.RunAsync(code, text).ConfigureAwait(false);
            if (outcome.Error is not null)
                throw new ImportFailedException(outcome);
            if (outcome.HasValue)
                cell.Output.Display(Formatting.ValueFormatter.ToBundle(outcome.Value), null);
        }
    }

    private static IEnumerable<(string Code, string Language)> CodeCells(NotebookDocument document) =>
        document.Cells.Where(cell => cell.Kind == CellKind.Code).Select(cell => (cell.Source, cell.Language ?? document.DefaultLanguage));

    private static IEnumerable<(string Code, string Language)> Cells(string file)
    {
        try
        {
            return Path.GetExtension(file).ToUpperInvariant() switch
            {
                ".CS" or ".CSX" => [(File.ReadAllText(file), "csharp")],
                ".IPYNB" or ".DIB" => [.. CodeCells(NotebookDocument.Load(file))],
                var other => throw new DirectiveException($"{Path.GetFileName(file)}: a file that ends in {other} cannot be imported; .ipynb, .dib, .csx and .cs can."),
            };
        }
        catch (NotebookFormatException exception)
        {
            throw new DirectiveException(exception.Message);
        }
    }
}
