using System.Text;
using Course.Notebooks.Directives;
using Course.Notebooks.Documents;
using Course.Notebooks.Packages;
using Course.Notebooks.Scripting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Course.Notebooks.Conversion;

/// <summary>Writes a notebook as a file-based app.</summary>
internal sealed class AppWriter(string notebookPath, string appPath)
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    private readonly AppHeader header = new(Path.GetDirectoryName(appPath)!);
    private readonly List<string> notices = [];
    private readonly List<Part> parts = [];
    private readonly HashSet<string> importing = new(StringComparer.OrdinalIgnoreCase);

    public ConvertedApp Write(NotebookDocument document)
    {
        foreach (var cell in document.Cells)
            AddCell(cell, cell.Kind == CellKind.Code ? cell.Language ?? document.DefaultLanguage : cell.Kind.ToString().ToLowerInvariant());
        var (body, usings) = WriteBody();
        header.AddPackage(NotebookBuiltIns.FormattingPackage);
        foreach (string directive in usings)
            header.AddUsing(directive);
        string title = $"// {Path.GetFileName(notebookPath)} as a program: dotnet run {Path.GetFileName(appPath)}\n";
        return new(title + header.Write() + body, notices);
    }

    private void AddCell(NotebookCell cell, string language)
    {
        if (CellText.Find(language) != CellText.CSharp)
        {
            parts.Add(new Comment(cell.Id, language, cell.Source));
            return;
        }

        parts.Add(new Open("csharp", cell.Id));
        AddSource(cell.Source, $"Cell {cell.Id}", Path.GetDirectoryName(notebookPath)!);
        parts.Add(new Close());
    }

    private void AddSource(string source, string place, string folder)
    {
        var language = CellText.CSharp;
        string? value = null;
        foreach (var piece in CellSource.Split(source))
        {
            if (!piece.IsDirective && value is not null)
            {
                AddCode($"var {value} = {SymbolDisplay.FormatLiteral(piece.Text, quote: true)};", place);
                value = null;
            }
            else if (!piece.IsDirective && language == CellText.CSharp)
            {
                AddCode(piece.TextAtItsLines, place);
            }
            else if (!piece.IsDirective)
            {
                parts.Add(new Kept(piece.Text));
            }
            else
            {
                AddDirective(piece.Text, place, folder, ref language, ref value);
            }
        }
    }

    private void AddCode(string code, string place)
    {
        var tree = CSharpSyntaxTree.ParseText(SourceText.From(code), ParseOptions);
        if (tree.GetDiagnostics().FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error)
            throw new ConversionException($"{place}, line {error.Location.GetLineSpan().StartLinePosition.Line + 1}: {error.GetMessage()}. Mend the cell, then convert again.");
        parts.Add(new Code(place, (CompilationUnitSyntax)tree.GetRoot()));
    }

    private void AddDirective(string line, string place, string folder, ref CellText language, ref string? value)
    {
        var (directive, arguments) = Find(line, place);
        if (directive is ValueDirective or SetDirective && arguments.Option("--name") is { } name)
        {
            // A text that the notebook holds is a string of the program.
            string? given = arguments.Option("--from-value") ?? arguments.Option("--value");
            if (given is not null && !given.StartsWith('@'))
            {
                AddCode($"var {name} = {SymbolDisplay.FormatLiteral(given, quote: true)};", place);
                return;
            }

            if (directive is ValueDirective && arguments.Option("--from-file") is null)
            {
                value = name;
                return;
            }
        }

        parts.Add(new Kept(line));
        string target = arguments.Path() ?? "";
        switch (directive)
        {
            case LanguageDirective:
                language = CellText.Find(directive.Name[2..])!;
                break;
            case ReferenceDirective when PackageReference.TryParse(target) is { } package:
                header.AddPackage(package);
                break;
            case ReferenceDirective when ScriptReferences.IsPartOfHost(target):
                break;
            case ReferenceDirective:
                header.AddAssembly(Path.GetFullPath(target, folder));
                break;
            case NuGetSourceDirective:
                header.AddSource(target.Replace("nuget:", "", StringComparison.OrdinalIgnoreCase).Trim());
                break;
            case ImportDirective:
                AddImport(Path.GetFullPath(target, folder), place);
                break;
            default:
                notices.Add($"{place}: {line} means nothing outside of a notebook and is a comment now.");
                break;
        }
    }

    private static (Directive Directive, DirectiveArguments Arguments) Find(string line, string place)
    {
        try
        {
            var found = DirectiveCatalog.Find(line);
            bool needsTarget = found.Directive is ReferenceDirective or NuGetSourceDirective or ImportDirective;
            return needsTarget && found.Arguments.Path() is null ? throw new DirectiveException($"Expected {found.Directive.Usage}") : found;
        }
        catch (DirectiveException exception)
        {
            throw new ConversionException($"{place}: {exception.Message}");
        }
    }

    private void AddImport(string file, string place)
    {
        if (!File.Exists(file))
            throw new ConversionException($"{place}: there is no file {file} to import.");
        if (!importing.Add(file))
            throw new ConversionException($"{place}: {Path.GetFileName(file)} imports itself.");
        string name = Path.GetFileName(file), folder = Path.GetDirectoryName(file)!;
        parts.Add(new Open(AppRegion.Imported, name));
        if (Path.GetExtension(file).ToUpperInvariant() is ".IPYNB" or ".DIB")
        {
            var document = NotebookDocument.Load(file);
            foreach (var cell in document.Cells.Where(cell => cell.Kind == CellKind.Code && CellText.Find(cell.Language ?? document.DefaultLanguage) == CellText.CSharp))
                AddSource(cell.Source, $"{name}, cell {cell.Id}", folder);
        }
        else
        {
            AddSource(File.ReadAllText(file), name, folder);
        }

        parts.Add(new Close());
        importing.Remove(file);
    }

    private (string Body, IReadOnlyList<string> Usings) WriteBody()
    {
        Code[] code = [.. parts.OfType<Code>()];
        var roots = ProgramNames.MakeUnique([.. code.Select(part => part.Root)]);
        var cells = code.Select((part, index) => (part, cell: AppCell.From(roots[index], part.Place, index + 1))).ToDictionary(entry => entry.part, entry => entry.cell);
        StringBuilder body = new(), types = new(), statements = new(), region = new();
        string name = "";
        int depth = 0;
        foreach (var part in parts)
        {
            switch (part)
            {
                case Comment comment:
                    AppRegion.Append(body, comment.Language, comment.Name, AppRegion.Comment(comment.Text));
                    break;
                case Open open:
                    name = depth++ == 0 ? open.Name : name;
                    if (depth > 1)
                        region.Append(AppRegion.Start).Append(open.Language).Append(' ').Append(open.Name).Append('\n');
                    break;
                case Close when --depth > 0:
                    region.Append(AppRegion.End).Append('\n');
                    break;
                case Close:
                    AppRegion.Append(body, "csharp", name, region.ToString());
                    AppRegion.Append(types, AppRegion.Types, name, statements.ToString());
                    region.Clear();
                    statements.Clear();
                    break;
                case Kept kept:
                    region.Append(Keep(kept.Text));
                    break;
                case Code piece:
                    var cell = cells[piece];
                    region.Append(Keep(string.Join('\n', cell.Usings))).Append(EndLine(cell.Statements));
                    statements.Append(EndLine(cell.Types));
                    break;
            }
        }

        body.Append(types).Append('\n').Append(NotebookBuiltIns.Source);
        return (body.ToString(), [.. cells.Values.SelectMany(cell => cell.Usings)]);
    }

    private static string Keep(string lines) =>
        lines.Length == 0 ? "" : string.Concat(lines.ReplaceLineEndings("\n").Split('\n').Select(line => $"{AppRegion.KeptLine}{line}\n"));

    private static string EndLine(string text) => text.Trim('\n') is { Length: > 0 } trimmed ? trimmed.TrimEnd() + "\n" : "";

    private abstract record Part;

    private sealed record Comment(string Name, string Language, string Text) : Part;

    private sealed record Open(string Language, string Name) : Part;

    private sealed record Close : Part;

    private sealed record Kept(string Text) : Part;

    private sealed record Code(string Place, CompilationUnitSyntax Root) : Part;
}
