using Course.Notebooks.Scripting;
using Microsoft.CodeAnalysis;
namespace Course.Notebooks.Tests.Scripting;

/// <summary>What one cell leaves behind for the next.</summary>
public sealed class SubmissionTests
{
    [Fact]
    public async Task A_variable_lives_on_in_the_next_cell()
    {
        await using var session = new NotebookSession();
        var output = new RecordedOutput();

        await session.RunCellAsync(new CellRequest("var answer = 41;"), output);
        await session.RunCellAsync(new CellRequest("answer + 1"), output);

        Assert.Equal(["result: 42"], output.Events);
    }

    [Fact]
    public void Sessions_that_begin_at_once_see_the_same_types()
    {
        string[] names = ["System.Object", "System.WeakReference", "System.Linq.Enumerable", "Course.Notebooks.NotebookSession", "Microsoft.DotNet.Interactive.Formatting.Formatter"];

        var seen = Enumerable.Range(0, 8).AsParallel().WithDegreeOfParallelism(8)
            .Select(_ => SubmissionCompiler.Compile("1", "Cell 1", "cell-0", null, new ScriptReferences(), CancellationToken.None))
            .Select(compilation => names.Select(compilation.GetTypeByMetadataName).ToArray())
            .ToArray();

        Assert.DoesNotContain(null, seen[0]);
        Assert.All(seen, types => Assert.Equal(seen[0], types, SymbolEqualityComparer.Default));
    }
}
