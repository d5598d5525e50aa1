using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Course.Notebooks.Language;

/// <summary>How the source of a cell is read.</summary>
internal static class CellParseOptions
{
    /// <summary>C# script in the newest version of the language, with its documentation comments.</summary>
    public static CSharpParseOptions Script { get; } = new(LanguageVersion.Latest, DocumentationMode.Parse, SourceCodeKind.Script);
}
