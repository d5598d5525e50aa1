using System.Runtime.InteropServices;

namespace Course.Notebooks.Scripting;

/// <summary>One line of advice for exceptions whose message does not say what to do.</summary>
internal static class ExceptionHints
{
    /// <summary>The advice, or null where the message is enough.</summary>
    public static string? For(Exception exception) => exception switch
    {
        ArgumentException when exception.Message.Contains("atrix dimensions must agree", StringComparison.Ordinal) =>
            "A * B takes as many columns of A as B has rows; + and - take the same shape twice. Show RowCount and ColumnCount of both; Transpose() swaps them.",
        NullReferenceException => "Something left of a dot is null: nothing was assigned to it.",
        IndexOutOfRangeException when ElementFault.BoundsOf(exception) is { } bounds => bounds,
        IndexOutOfRangeException => "Indices start at 0: the last entry of x is x[x.Length - 1], or x[^1].",
        ArgumentOutOfRangeException { ParamName: "index" } when exception.Message.StartsWith("Index was out of range", StringComparison.Ordinal) =>
            "Indices start at 0: the last entry of x is x[x.Count - 1], or x[^1].",
        InvalidOperationException when exception.Message.StartsWith("Collection was modified", StringComparison.Ordinal) =>
            "What a foreach goes through cannot be changed by it: write foreach (var item in list.ToList()).",
        InvalidOperationException when exception.Message.StartsWith("Cannot read keys", StringComparison.Ordinal) => "A notebook has no keys to read: Console.ReadLine() asks for a line.",
        DllNotFoundException => $"The package calls a library that is not there for {RuntimeInformation.RuntimeIdentifier}. Many ship it in a package of its own: SkiaSharp needs SkiaSharp.NativeAssets.Linux on Linux.",
        FileNotFoundException or DirectoryNotFoundException => $"Relative paths start at {Environment.CurrentDirectory}.",
        _ => null,
    };
}
