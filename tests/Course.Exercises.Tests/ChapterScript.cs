using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;

namespace Course.Exercises.Tests;

/// <summary>Runs a cell as a chapter does after `#!import "setup.csx"`: with the libraries, their namespaces and the double-precision aliases.</summary>
internal static class ChapterScript
{
    private const string Setup = """
        using Course;
        using Course.Exercises;
        using MathNet.Numerics.LinearAlgebra;
        using StandardScaler = Course.StandardScaler<double>;
        """;

    private static readonly ScriptOptions Options = ScriptOptions.Default
        .AddReferences(typeof(SeededRandom).Assembly, typeof(Exercise).Assembly, typeof(MathNet.Numerics.LinearAlgebra.Matrix<double>).Assembly)
        .AddImports("System", "System.Collections.Generic", "System.Linq");

    private static readonly Lazy<Script<object>> Start = new(() => CSharpScript.Create(Setup, Options));

    public static async Task<Feedback> Run(string cell)
        => Assert.IsType<Feedback>((await Start.Value.ContinueWith(cell).RunAsync(globals: null, TestContext.Current.CancellationToken)).ReturnValue);
}
