using System.IO.Compression;
using CsvHelper;

namespace Course;

/// <summary>A rectangular table of texts as it stands in a CSV file (or one compressed by gzip), each row with its line number.</summary>
internal sealed class CsvTable
{
    private readonly string path;
    private readonly List<(int Line, string[] Cells)> rows = [];

    private CsvTable(string path) => this.path = path;

    public string[] Header { get; private set; } = [];

    public IReadOnlyList<(int Line, string[] Cells)> Rows => rows;

    /// <param name="path">The file.</param>
    /// <param name="separator">What stands between the cells of a row; null finds it in the first lines.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is empty, ragged, has a column twice, or has a broken quotation.</exception>
    public static CsvTable Read(string path, char? separator)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no file {Path.GetFullPath(path)}. A relative path starts at the current folder, {Environment.CurrentDirectory}.", path);
        var table = new CsvTable(path);
        using var file = File.OpenRead(path);
        using Stream content = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = CsvReader.Create(content, new CsvReaderOptions
        {
            Separator = separator,
            HasHeader = false,                                   // the header is checked below like any other row
            TrimWhitespace = true,
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Throw,
        });
        try
        {
            while (reader.Read())
                table.Add((int)reader.LineNumber, [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        }
        catch (CsvFormatException broken)
        {
            throw table.Error((int)broken.LineNumber, $"the quotation marks do not match: a cell that starts with one must end with one. ({broken.Message})");
        }

        if (table.Header.Length == 0)
            throw table.Error(1, "the file is empty; expected a header with the column names.");
        if (table.rows.Count == 0)
            throw table.Error(1, "there is a header, but no sample below it.");
        return table;
    }

    public InvalidDataException Error(int line, string problem) => new($"{Path.GetFileName(path)}, line {line}: {problem}");

    private void Add(int line, string[] cells)
    {
        if (Header.Length == 0)
        {
            Header = cells;
            if (cells.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1) is { } twice)
                throw Error(line, $"two columns are called '{twice.Key}'; give every column a name of its own.");
            return;
        }

        if (cells.Length != Header.Length)
            throw Error(line, $"expected {Header.Length} cells, one for each column of the header, got {cells.Length}. Is a separator missing, or is there one too many?");
        rows.Add((line, cells));
    }
}
