using System.CommandLine;
using System.Globalization;
using Spectre.Console;

namespace Course.Benchmarks;

/// <summary>What interrupts and exact lines cost the code of cells.</summary>
internal sealed class CellsCommand : Command
{
    private readonly Option<int> rounds = new("--rounds") { Description = "How often each cell is run.", DefaultValueFactory = _ => 5 };
    private readonly Option<bool> markdown = new("--markdown") { Description = "Print the table in Markdown." };

    public CellsCommand()
        : base("cells", "Times code of cells in the notebook engine beside Roslyn's script runner, on one thread.")
    {
        Add(rounds);
        Add(markdown);
        SetAction(async (parsed, _) =>
        {
            // A session takes over the console's output; this one writes where it went before.
            var console = AnsiConsole.Console;
            var table = await MeasureAsync(parsed.GetValue(rounds));
            if (parsed.GetValue(markdown)) console.Profile.Out.Writer.WriteLine(table.ToMarkdown());
            else table.WriteTo(console);
        });
    }

    private static async Task<ResultTable> MeasureAsync(int rounds)
    {
        var table = new ResultTable("The engine's time, and as a multiple of what a script takes", ["a cell with", "ms", "of a script compiled for speed", "of a script as it comes"]);
        foreach (var code in CellCode.All)
        {
            var times = await CellTimes.MeasureAsync(code, rounds);
            table.Add(code.Name, Text(times.Engine, "F0"), Text(times.Engine / times.Release, "F2"), Text(times.Engine / times.Debug, "F2"));
        }

        return table;
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
