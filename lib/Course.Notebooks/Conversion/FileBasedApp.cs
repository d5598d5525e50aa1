using Course.Notebooks.Documents;

namespace Course.Notebooks.Conversion;

/// <summary>
/// A notebook as a C# file-based app, which <c>dotnet run chapter.cs</c> runs without any notebook engine, and back again.
/// </summary>
/// <remarks>
/// Each cell is a region that bears the cell's id; prose and directives stand in comments, so that the way back finds them.
/// A program has one scope where a notebook has many: a name that a later cell declares anew gets a number (<c>x_2</c>),
/// usings move to the top and types to the end.
/// </remarks>
public static class FileBasedApp
{
    /// <summary>Writes a notebook as a program.</summary>
    /// <param name="document">The notebook.</param>
    /// <param name="notebookPath">Where it stands: imports and references are relative to its folder.</param>
    /// <param name="appPath">Where the program will stand: its references are relative to that folder.</param>
    /// <exception cref="ConversionException">A cell has something that no program can have.</exception>
    public static ConvertedApp Write(NotebookDocument document, string notebookPath, string appPath)
    {
        ArgumentNullException.ThrowIfNull(document);
        return new AppWriter(Path.GetFullPath(notebookPath), Path.GetFullPath(appPath)).Write(document);
    }

    /// <summary>Reads a program as a notebook: its regions become cells, its packages <c>#r "nuget:"</c> lines. One without regions is one cell.</summary>
    /// <param name="text">The program.</param>
    public static NotebookDocument Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new AppReader(text).Read();
    }
}
