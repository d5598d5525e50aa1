using System.Text.Json.Nodes;
using Course.Notebooks.Documents;

namespace Course.Notebooks.Tests.Documents;

/// <summary>Saving replaces the file in one step, or not at all.</summary>
public sealed class SaveTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("documents").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_document_that_cannot_be_written_leaves_the_old_file_and_nothing_else()
    {
        var path = Path.Combine(folder, "kept.ipynb");
        Document("old").Save(path);
        var before = File.ReadAllText(path);
        var broken = Document("new");
        broken.Metadata["number"] = JsonValue.Create(double.NaN);

        Assert.ThrowsAny<Exception>(() => broken.Save(path));

        Assert.Equal(before, File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public void A_place_that_cannot_be_written_to_is_left_as_it_was()
    {
        var path = Directory.CreateDirectory(Path.Combine(folder, "a-folder.ipynb")).FullName;

        Assert.ThrowsAny<Exception>(() => Document("new").Save(path));

        Assert.Equal([path], Directory.GetFileSystemEntries(folder));
        Assert.Empty(Directory.GetFileSystemEntries(path));
    }

    [Fact]
    public async Task Whoever_reads_while_it_is_saved_reads_a_whole_notebook()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows lets nobody replace a file that is being read.");
        var path = Path.Combine(folder, "busy.ipynb");
        Document("0").Save(path);
        var saving = Task.Run(() =>
        {
            for (var i = 0; i < 200; i++)
                Document(new string('x', i * 50)).Save(path);
        });

        while (!saving.IsCompleted)
            Assert.Single(NotebookDocument.Load(path).Cells);
        await saving;
    }

    [Fact]
    public void A_file_whose_name_is_as_long_as_names_can_be_is_saved()
    {
        var path = Path.Combine(folder, new string('n', 240) + ".ipynb");

        Document("1").Save(path);

        Assert.Equal("1", NotebookDocument.Load(path).Cells[0].Source);
    }

    [Fact]
    public void A_link_stays_one_and_the_file_it_leads_to_keeps_its_mode()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows allows links to administrators only, and has no modes.");
            return;
        }

        string path = Path.Combine(folder, "real.ipynb"), link = Path.Combine(folder, "link.ipynb");
        Document("1").Save(path);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.CreateSymbolicLink(link, path);

        Document("2").Save(link);

        Assert.Equal("2", NotebookDocument.Load(path).Cells[0].Source);
        Assert.Equal(path, File.ResolveLinkTarget(link, returnFinalTarget: true)!.FullName);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    private static NotebookDocument Document(string source)
    {
        var document = new NotebookDocument();
        document.Cells.Add(new NotebookCell(CellKind.Code, source));
        return document;
    }
}
