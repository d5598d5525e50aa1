using System.Globalization;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Course.Exercises.Tests;

/// <summary>
/// All cells of all exercises, compiled together (one at a time would take most of a minute): each becomes a method that ends by returning
/// what the cell would show, under the usings and helpers of the chapters' own setup.csx.
/// </summary>
internal static class CompiledCells
{
    private static readonly Lazy<IReadOnlyDictionary<string, MethodInfo>> Methods = new(Compile);

    public static Feedback Run(string cell) => (Feedback)Methods.Value[cell].Invoke(null, null)!;

    private static Dictionary<string, MethodInfo> Compile()
    {
        string[] cells = [.. Exercise.All.SelectMany(exercise => ExerciseCells.Of(exercise.Id).AllCells).Distinct()];
        var compilation = CSharpCompilation.Create("Cells",
            [CSharpSyntaxTree.ParseText(Source(cells), new CSharpParseOptions(LanguageVersion.Preview))],
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        using MemoryStream assembly = new();
        var result = compilation.Emit(assembly);
        if (!result.Success)
            throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error).Take(20)));
        Type type = Assembly.Load(assembly.ToArray()).GetType("Cells")!;
        return cells.Index().ToDictionary(cell => cell.Item, cell => type.GetMethod(Name(cell.Index))!);
    }

    private static string Source(string[] cells)
    {
        // What setup.csx says about the figures is left out: the exercises do without.
        string[] setup = [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "setup.csx")).Where(line => !line.Contains("Course.Figures", StringComparison.Ordinal))];
        StringBuilder source = new("using System; using System.Collections.Generic; using System.Linq;\n");
        source.AppendJoin('\n', setup.Where(line => line.StartsWith("using ", StringComparison.Ordinal))).Append("\npublic static class Cells\n{\n");
        source.AppendJoin('\n', setup.Where(line => line.StartsWith("static ", StringComparison.Ordinal)));
        foreach ((int index, string cell) in cells.Index())
        {
            int call = cell.LastIndexOf('\n') + 1;
            source.Append(CultureInfo.InvariantCulture, $"\npublic static Feedback {Name(index)}()\n{{\n#line 1 \"cell {index}\"\n{cell[..call]}return {cell[call..]};\n}}\n");
        }

        return source.Append('}').ToString();
    }

    private static string Name(int index) => $"Cell{index}";
}
