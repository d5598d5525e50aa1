using System.Collections.Immutable;
using Course.Notebooks.Formatting;
using Course.Notebooks.Language;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Course.Notebooks.Scripting;

/// <summary>What the compiler found, as a learner wants to read it: where, what, the line with a marker under it, where it is explained.</summary>
internal static class DiagnosticReport
{
    private const int MostErrors = 10;

    /// <summary>The compiler's errors as the result of a cell.</summary>
    public static CellError CompilationError(ImmutableArray<Diagnostic> diagnostics, CSharpCompilation compilation)
    {
        Diagnostic[] errors = [.. diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
        CodeDiagnostic[] described = [.. errors.Take(MostErrors).Select(error => Describe(error, compilation))];
        var first = described[0];
        List<string> lines = [.. described.SelectMany((error, i) => Lines(error, described[..i]))];
        if (errors.Length > MostErrors)
            lines.Add($"and {errors.Length - MostErrors} more errors");
        return new CellError("CompilationError", $"({first.Line},{first.Column}): error {first.Code}: {first.Message}", lines, first.Line, first.Column);
    }

    /// <summary>One diagnostic in the cell's own lines.</summary>
    public static CodeDiagnostic Describe(Diagnostic diagnostic, CSharpCompilation compilation)
    {
        var span = diagnostic.Location.GetLineSpan();
        var (start, end) = (span.StartLinePosition, span.EndLinePosition);
        var source = diagnostic.Location.SourceTree?.GetText().Lines[start.Line].ToString() ?? "";
        var length = start.Line == end.Line ? end.Character - start.Character : source.Length - start.Character;
        return new CodeDiagnostic(
            diagnostic.Id, diagnostic.GetMessage(), diagnostic.Severity == DiagnosticSeverity.Error,
            start.Line + 1, start.Character + 1, Math.Max(1, length), source,
            HelpPage.Of(diagnostic.Id),
            BeginnerHints.For(diagnostic, compilation, source));
    }

    // The blank and the tilde that are as wide as Chinese characters keep the marker in its place.
    private static string Marker(CodeDiagnostic diagnostic)
    {
        var (start, end) = (diagnostic.Column - 1, diagnostic.Column - 1 + diagnostic.Length);
        return string.Concat(diagnostic.SourceLine.PadRight(end).Take(end).Select((character, i) => (i < start, TextWidth.IsWide(character)) switch
        {
            (true, true) => '\u3000',
            (true, false) => ' ',
            (false, true) => '\uFF5E',
            _ => '~',
        }));
    }

    // One mistake often has several errors: what was said about the first is not said again.
    private static IEnumerable<string> Lines(CodeDiagnostic diagnostic, CodeDiagnostic[] before)
    {
        yield return $"({diagnostic.Line},{diagnostic.Column}): error {diagnostic.Code}: {diagnostic.Message}";
        if (diagnostic.SourceLine.Trim().Length > 0)
        {
            yield return "    " + diagnostic.SourceLine.Replace('\t', ' ');
            yield return "    " + Marker(diagnostic);
        }

        if (diagnostic.Hint is not null && !before.Any(earlier => earlier.Hint == diagnostic.Hint))
            yield return $"Hint: {diagnostic.Hint}";
        if (diagnostic.HelpLink is not null && !before.Any(earlier => earlier.HelpLink == diagnostic.HelpLink))
            yield return diagnostic.HelpLink;
    }
}
