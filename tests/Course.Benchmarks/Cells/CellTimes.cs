using System.Globalization;
using Course.Notebooks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;

namespace Course.Benchmarks;

/// <summary>How long the work of a cell takes in the notebook engine, whose code can be interrupted and tells the line of each error, and in Roslyn's script runner, whose code can and does not.</summary>
/// <param name="Code">The cell.</param>
/// <param name="Engine">Milliseconds in the engine, the smallest of several runs.</param>
/// <param name="Release">In a script that is compiled for speed.</param>
/// <param name="Debug">In a script as it is compiled when nothing is said.</param>
internal sealed record CellTimes(CellCode Code, double Engine, double Release, double Debug)
{
    private static readonly ScriptOptions Script = ScriptOptions.Default
        .WithReferences(typeof(object).Assembly, typeof(Enumerable).Assembly)
        .WithImports("System", "System.Linq");

    /// <summary>Measures one cell, the three by turns.</summary>
    /// <param name="code">The cell.</param>
    /// <param name="rounds">How often.</param>
    public static async Task<CellTimes> MeasureAsync(CellCode code, int rounds)
    {
        var best = new CellTimes(code, double.MaxValue, double.MaxValue, double.MaxValue);
        for (var round = 0; round < rounds; round++)
        {
            var engine = await InEngineAsync(code.Source);
            var release = await CSharpScript.EvaluateAsync<double>(code.Source, Script.WithOptimizationLevel(OptimizationLevel.Release));
            var debug = await CSharpScript.EvaluateAsync<double>(code.Source, Script);
            best = new(code, Math.Min(best.Engine, engine), Math.Min(best.Release, release), Math.Min(best.Debug, debug));
        }

        return best;
    }

    private static async Task<double> InEngineAsync(string source)
    {
        await using var session = new NotebookSession();
        var output = new LastResult();
        var result = await session.RunCellAsync(new CellRequest(source), output);
        return result.Error is { } error ? throw new InvalidOperationException(string.Join('\n', error.Traceback)) : double.Parse(output.Text, CultureInfo.InvariantCulture);
    }

    private sealed class LastResult : ICellOutput
    {
        public string Text { get; private set; } = "";

        public void Result(MimeBundle value) => Text = value.TryGetText("text/plain", out var text) ? text : "";

        public void Write(StreamKind stream, string text)
        {
        }

        public void Display(MimeBundle value, string? displayId)
        {
        }

        public void UpdateDisplay(string displayId, MimeBundle value)
        {
        }

        public void Clear(bool wait)
        {
        }

        public string RequestInput(string prompt, bool password) => throw new InvalidOperationException("A benchmark asks nobody.");
    }
}
