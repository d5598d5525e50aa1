using System.Diagnostics;
using System.Text.Json.Nodes;
using Course.Notebooks.Conversion;
using Course.Notebooks.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Course.Chapters.Tests;

/// <summary>The chapters in other formats: as programs, which compile and print what the chapter shows, and as .dib files.</summary>
public sealed class ConvertedChapterTests : IDisposable
{
    private const string Folder = "converted-chapters";

    // It trains nothing, so that it takes seconds.
    private const string ChapterToRun = "03-forward-pass.ipynb";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly Lazy<MetadataReference[]> References = new(FindReferences);

    // Below the checkout, because a program references the libraries' projects by relative paths, and the SDK files of the root apply to it.
    private readonly string folder = Directory.CreateDirectory(CourseRepository.PathOf("artifacts", Folder, Guid.NewGuid().ToString("N"))).FullName;

    public static TheoryData<string> Chapters => [.. CourseRepository.Chapters];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Chapters))]
    public void A_chapter_compiles_as_a_program(string chapter)
    {
        string program = Convert(chapter).Text;
        string code = string.Join('\n', program.Split('\n').Select(line => line.StartsWith("#:", StringComparison.Ordinal) ? "" : line));

        var compilation = CSharpCompilation.Create("chapter", [CSharpSyntaxTree.ParseText(code)], References.Value, new CSharpCompilationOptions(OutputKind.ConsoleApplication));

        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString()));
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Chapters))]
    public void A_chapter_comes_back_from_a_dib_file_as_it_was(string chapter)
    {
        string file = Path.Combine(folder, Path.ChangeExtension(chapter, ".dib"));
        var original = CourseRepository.Load(chapter);

        original.Save(file);

        Assert.Equal(original.Cells.Select(Essence), NotebookDocument.Load(file).Cells.Select(Essence));
    }

    [Fact]
    public async Task A_chapter_run_as_a_program_prints_what_its_cells_show()
    {
        string file = Path.Combine(folder, Path.ChangeExtension(ChapterToRun, ".cs"));
        await File.WriteAllTextAsync(file, Convert(ChapterToRun).Text, TestContext.Current.CancellationToken);

        string printed = await DotnetRunAsync(file);

        int position = 0;
        foreach (string shown in CourseRepository.Load(ChapterToRun).Cells.SelectMany(cell => cell.Outputs).Select(PlainText))
        {
            int found = printed.IndexOf(shown, position, StringComparison.Ordinal);
            Assert.True(found >= 0, $"The program does not print, or not in its place:\n{shown}\nIt printed:\n{printed}");
            position = found + shown.Length;
        }
    }

    private ConvertedApp Convert(string chapter) => FileBasedApp.Write(
        CourseRepository.Load(chapter), CourseRepository.PathOf("notebooks", chapter), Path.Combine(folder, Path.ChangeExtension(chapter, ".cs")));

    private static (CellKind Kind, string Source) Essence(NotebookCell cell) => (cell.Kind, cell.Source);

    private static string PlainText(JsonNode? output) => Text(output!["text"] ?? output["data"]!["text/plain"]!).TrimEnd();

    private static string Text(JsonNode node) => node is JsonArray lines ? string.Concat(lines.Select(line => (string?)line)) : (string)node!;

    // What the program's projects bring along: everything in the folder that setup.csx references.
    private static MetadataReference[] FindReferences()
    {
        var runtime = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var course = Directory.EnumerateFiles(CourseRepository.PathOf("artifacts", "course"), "*.dll");
        return [.. runtime.Concat(course).DistinctBy(path => Path.GetFileName(path), StringComparer.OrdinalIgnoreCase).Select(path => MetadataReference.CreateFromFile(path))];
    }

    private static async Task<string> DotnetRunAsync(string file)
    {
        var info = new ProcessStartInfo("dotnet", ["run", file]) { WorkingDirectory = CourseRepository.Root, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(info)!;
        using var patience = new CancellationTokenSource(Patience);
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var errors = process.StandardError.ReadToEndAsync(patience.Token);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"dotnet run {Path.GetFileName(file)} took longer than {Patience.TotalMinutes} minutes.");
        }

        Assert.True(process.ExitCode == 0, await output + await errors);
        return (await output).ReplaceLineEndings("\n");
    }
}
