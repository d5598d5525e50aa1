using Course.Notebooks.Documents;

namespace Course.Notebooks.Directives;

/// <summary><c>#!import "file"</c> and <c>#load "file"</c></summary>
internal sealed class ImportDirective(string name, string help, string[] extensions) : Directive
{
    public override string Name => name;

    public override string Help => $"{help} ({string.Join(", ", extensions)})";

    public override string Usage => $"{name} \"file{extensions[0]}\"";

    public override IEnumerable<string> CompleteArgument(string typed, string folder) => PathCompletion.Complete(typed, folder, extensions);

    public override async Task RunAsync(DirectiveArguments arguments, CellExecution cell)
    {
        var file = cell.Resolve(arguments.Path() ?? throw Misused());
        if (!File.Exists(file))
            throw new DirectiveException(MissingFile.Describe(file, cell.Folder));
        if (cell.Imports.Contains(file, StringComparer.Ordinal))
            throw new DirectiveException($"{Path.GetFileName(file)} imports itself: {string.Join(" → ", cell.Imports.Append(file).Select(Path.GetFileName))}");

        foreach (var (code, language) in Cells(file))
        {
            var text = CellText.Find(language)
                ?? throw new DirectiveException($"{Path.GetFileName(file)} has a cell in {language}. {CellText.WhatRuns}");
            if (text == CellText.Markdown)
                continue;
            var imported = cell.ForImport(file);
            var outcome = await imported.RunAsync(code, text).ConfigureAwait(true);
            if (outcome.Error is not null)
                throw new ImportFailedException(outcome);
            if (outcome.Value is { } value)
                cell.Output.Display(value, null);
        }
    }

    private IEnumerable<(string Code, string Language)> Cells(string file)
    {
        var extension = Path.GetExtension(file);
        if (!extensions.Contains(extension, StringComparer.OrdinalIgnoreCase))
            throw new DirectiveException($"{Path.GetFileName(file)}: {name} takes files that end in {string.Join(", ", extensions)}.");
        if (extension.StartsWith(".cs", StringComparison.OrdinalIgnoreCase))
            return [(File.ReadAllText(file), "csharp")];
        try
        {
            var document = NotebookDocument.Load(file);
            return [.. document.Cells.Where(cell => cell.Kind == CellKind.Code).Select(cell => (cell.Source, cell.Language ?? document.DefaultLanguage))];
        }
        catch (NotebookFormatException exception)
        {
            throw new DirectiveException(exception.Message);
        }
    }
}
