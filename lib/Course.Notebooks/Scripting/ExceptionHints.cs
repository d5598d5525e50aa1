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
        FileNotFoundException or DirectoryNotFoundException => $"Relative paths start at {Environment.CurrentDirectory}.",
        _ => null,
    };
}
