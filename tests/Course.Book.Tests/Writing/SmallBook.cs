using System.Text.Json.Nodes;
using Course.Book.Pages;
using Course.Book.Site;
using Course.Notebooks.Documents;

namespace Course.Book.Tests.Writing;

/// <summary>A repository in a temporary folder, and the pages made of it.</summary>
internal sealed class SmallBook : IDisposable
{
    private readonly List<ChapterSource> chapters = [];
    private readonly List<string> texts = [];

    public string Root { get; } = Directory.CreateTempSubdirectory("course-book-tests-").FullName;

    public string? Drawing { get; init; }

    public SmallBook File(string path, string content)
    {
        string file = Path.Combine([Root, .. path.Split('/')]);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        System.IO.File.WriteAllText(file, content);
        return this;
    }

    public SmallBook Text(string path, string content)
    {
        texts.Add(path);
        return File(path, content);
    }

    public SmallBook Chapter(string path, params NotebookCell[] cells)
    {
        var notebook = new NotebookDocument();
        foreach (var cell in cells) notebook.Cells.Add(cell);
        chapters.Add(new ChapterSource(path, Path.Combine(Root, path)));
        return File(path, notebook.ToText());
    }

    public SmallBook BrokenChapter(string path, string content)
    {
        chapters.Add(new ChapterSource(path, Path.Combine(Root, path)));
        return File(path, content);
    }

    public static NotebookCell TextCell(string text, string? id = null) => new(CellKind.Markdown, text, id);

    public static NotebookCell CodeCell(string text, params JsonObject[] outputs) => CodeCell(text, [], outputs);

    public static NotebookCell CodeCell(string text, string[] tags, params JsonObject[] outputs)
    {
        var cell = new NotebookCell(CellKind.Code, text) { ExecutionCount = 1 };
        if (tags.Length > 0) cell.Metadata["tags"] = new JsonArray([.. tags.Select(tag => (JsonNode)tag)]);
        foreach (var output in outputs) cell.Outputs.Add((JsonNode)output);
        return cell;
    }

    public static JsonObject Result(params (string MimeType, JsonNode Content)[] data) => new()
    {
        ["output_type"] = "execute_result",
        ["execution_count"] = 1,
        ["metadata"] = new JsonObject(),
        ["data"] = new JsonObject(data.Select(entry => KeyValuePair.Create(entry.MimeType, (JsonNode?)entry.Content))),
    };

    public static JsonObject Stream(string name, string text) => new() { ["output_type"] = "stream", ["name"] = name, ["text"] = text };

    /// <summary>The pages, whole, by their address.</summary>
    public async Task<Dictionary<string, string>> RenderAsync()
    {
        var (writer, pages) = await WriteAsync();
        var template = new PageTemplate(writer.Title, [.. pages.Where(page => page.Kind != PageKind.Source)]);
        return pages.ToDictionary(page => page.Address, template.Render);
    }

    /// <summary>The page of a book that consists of one chapter with these cells.</summary>
    public static async Task<string> RenderAsync(params NotebookCell[] cells)
    {
        using var book = new SmallBook();
        var pages = await book.Chapter("notebooks/1.ipynb", cells).RenderAsync();
        return pages["notebooks/1.html"];
    }

    public async Task<(BookPages Writer, IReadOnlyList<BookPage> Pages)> WriteAsync()
    {
        var writer = new BookPages(new BookSource(Root, chapters, texts), new PlainFormulas(), new PlainDiagrams(Drawing));
        return (writer, await writer.WriteAsync(TestContext.Current.CancellationToken));
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
