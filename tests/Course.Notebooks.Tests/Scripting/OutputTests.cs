namespace Course.Notebooks.Tests.Scripting;

/// <summary>What a cell puts out arrives whole and in order, however much it is.</summary>
public sealed class OutputTests
{
    [Fact]
    public async Task A_million_lines_arrive_whole_in_far_fewer_pieces()
    {
        var output = await RunAsync("for (int i = 0; i < 1_000_000; i++) Console.WriteLine(i);");

        string all = output.Out;
        Assert.Equal(1_000_000, all.Count(character => character == '\n'));
        Assert.StartsWith("0\n1\n2\n", all, StringComparison.Ordinal);
        Assert.EndsWith("\n999998\n999999\n", all, StringComparison.Ordinal);
        Assert.True(output.Events.Count < 10_000, $"There are {output.Events.Count} pieces.");
    }

    [Fact]
    public async Task Ten_megabytes_in_one_piece_arrive_whole()
    {
        var output = await RunAsync("Console.Write(new string('x', 10_000_000)); Console.Write(\"end\");");

        Assert.Equal(10_000_003, output.Out.Length);
        Assert.EndsWith("xend", output.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Output_errors_and_displayed_values_keep_their_order()
    {
        var output = await RunAsync("""
            for (int i = 0; i < 50; i++)
            {
                Console.Write($"o{i} ");
                Console.Error.Write($"e{i} ");
                display(i);
            }
            """);

        Assert.Equal(Enumerable.Range(0, 50).SelectMany(i => new[] { $"out: o{i} ", $"err: e{i} ", $"display: {i}" }), output.Events);
    }

    [Fact]
    public async Task Lines_of_several_threads_are_not_torn()
    {
        var output = await RunAsync("Parallel.For(0, 20_000, i => Console.WriteLine($\"line {i} ends\"));");

        string[] lines = output.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(Enumerable.Range(0, 20_000).Select(i => $"line {i} ends").Order(StringComparer.Ordinal), lines.Order(StringComparer.Ordinal));
    }

    private static async Task<RecordedOutput> RunAsync(string code)
    {
        await using var session = new NotebookSession();
        var output = new RecordedOutput();
        var result = await session.RunCellAsync(new CellRequest(code), output);
        Assert.Equal(CellStatus.Ok, result.Status);
        return output;
    }
}
