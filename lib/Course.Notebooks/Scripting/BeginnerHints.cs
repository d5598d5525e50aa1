using System.Text.RegularExpressions;

namespace Course.Notebooks.Scripting;

/// <summary>One line of advice for the errors that beginners meet most, in words of the notebook and not of the compiler.</summary>
internal static partial class BeginnerHints
{
    /// <summary>The advice for a diagnostic, or null where the message is enough.</summary>
    public static string? For(string code, string message, string sourceLine) => code switch
    {
        "CS0103" or "CS0246" => $"Has the cell that declares {QuotedName(message)} been run? If the notebook starts with #!import, run that cell first.",
        "CS1002" => "A statement ends with a semicolon; only the last line of a cell may leave it out, to show its value.",
        "CS0029" or "CS0266" when message.Contains("'double' to 'int'", StringComparison.Ordinal) => "A double does not become an int by itself: write (int)value, or Math.Round first.",
        "CS0131" => "Only a variable can stand on the left of =. To compare, write ==.",
        "CS1525" or "CS1026" or "CS1513" when sourceLine.Contains("#!", StringComparison.Ordinal) => "A directive such as #!import stands at the start of its own line.",
        "CS1513" or "CS1026" or "CS1003" => "A bracket that was opened is not closed.",
        "CS0815" => "The right side has no value of its own type: a lambda needs a declared type, such as Func<double, double> f = x => x * x;",
        "CS0019" when message.Contains("Matrix", StringComparison.Ordinal) => "Matrices are added, subtracted and multiplied with each other and with numbers; use PointwiseMultiply for entry by entry.",
        _ => null,
    };

    private static string QuotedName(string message) => FirstQuoted().Match(message) is { Success: true } match ? match.Value : "it";

    [GeneratedRegex("'[^']+'")]
    private static partial Regex FirstQuoted();
}
