using System.Globalization;
using System.Text.RegularExpressions;
using Course.Notebooks.Language;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Course.Notebooks.Scripting;

/// <summary>One line of advice for the errors that beginners meet most, in words of the notebook and not of the compiler.</summary>
internal static partial class BeginnerHints
{
    private const string NotHere = "That part of .NET Interactive is not here: this kernel runs one C# notebook, without extensions, other languages and directives of one's own. docs/hosts.md of the course lists what there is.";

    /// <summary>The advice for an error, or null where the message is enough.</summary>
    /// <param name="diagnostic">The error.</param>
    /// <param name="compilation">What it was found in.</param>
    /// <param name="sourceLine">The line where it stands.</param>
    public static string? For(Diagnostic diagnostic, CSharpCompilation compilation, string sourceLine)
    {
        // The words that are looked for are English, whatever language the compiler speaks on this machine.
        var message = diagnostic.GetMessage(CultureInfo.InvariantCulture);
        return diagnostic.Id switch
        {
            "CS0103" or "CS0246" or "CS0234" when PartsNotHere().IsMatch(message) => NotHere,
            "CS0103" or "CS0246" => UnknownName(diagnostic, compilation, message),
            "CS1061" or "CS0019" or "CS0029" or "CS1503" or "CS0021" when AboutTask().IsMatch(message) => "That is a task, which has its value only later: write await before it.",
            "CS1061" or "CS0117" => NearestName.Of(diagnostic, compilation) is { } nearest ? $"Did you mean {nearest}?" : PartsNotHere().IsMatch(message) ? NotHere : null,
            "CS1002" => "A statement ends with a semicolon; only the last line of a cell may leave it out, to show its value.",
            "CS0029" or "CS0266" or "CS1503" when AboutLostDigits().Match(message) is { Success: true } types => LostDigits(types.Groups[1].Value, types.Groups[2].Value),
            "CS0131" => "Only a variable can stand on the left of =. To compare, write ==.",
            "CS1010" or "CS1039" => "The closing quotation mark of a text is missing.",
            "CS1525" or "CS1026" or "CS1513" when sourceLine.Contains("#!", StringComparison.Ordinal) => "A directive such as #!import stands at the start of its own line.",
            "CS1513" or "CS1026" or "CS1003" => "A bracket that was opened is not closed.",
            "CS0815" => "The right side has no type of its own: name the type in the place of var.",
            "CS8917" => "Nothing says what type the parameters have: write (double x) => x * x, or Func<double, double> f = x => x * x;",
            "CS0019" when message.Contains("Matrix", StringComparison.Ordinal) => "Matrices are added, subtracted and multiplied with each other and with numbers; use PointwiseMultiply for entry by entry.",
            _ => null,
        };
    }

    private static string LostDigits(string from, string to) => to == "float"
        ? $"A {from} does not become a float by itself: write (float)value."
        : $"A {from} does not become {(to == "int" ? "an" : "a")} {to} by itself: write ({to})value, or Math.Round first.";

    private static string UnknownName(Diagnostic diagnostic, CSharpCompilation compilation, string message)
    {
        var name = FirstQuoted().Match(message) is { Success: true } match ? match.Groups[1].Value : "";
        if (InOtherLanguages(name) is { } here)
            return $"C# writes {here}.";
        if (MissingUsing.For(name, compilation) is { } missing)
            return missing;
        return NearestName.Of(diagnostic, compilation) is { } nearest
            ? $"Did you mean {nearest}? If not, has the cell that declares '{name}' been run?"
            : $"Has the cell that declares '{name}' been run? If the notebook starts with #!import, run that cell first.";
    }

    // What those write who come from Python or JavaScript.
    private static string? InOtherLanguages(string name) => name switch
    {
        "True" or "False" => name.ToLowerInvariant(),
        "None" or "nil" or "undefined" => "null",
        "print" => "Console.WriteLine(x), or display(x)",
        "len" => "x.Length, or x.Count",
        "self" => "this",
        _ => null,
    };

    // What notebooks that extend .NET Interactive name: its other kernels, its extensions and its directives, and members of Kernel that lead to them.
    [GeneratedRegex(@"'(Microsoft\.DotNet\.Interactive'|((Composite|CSharp)?Kernel|KernelInvocationContext)' does not contain|(IKernelExtension|SendEditableCode|ConnectKernelCommand|KernelInvocationContextExtensions|Kernel(Action|Specifier)Directive|KernelDirectiveParameter|(FSharp|PowerShell|JavaScript|Html|Http|Mermaid|SQLite|MsSql|PostgreSql|Kql|KeyValueStore|Proxy|Jupyter)Kernel(Extension)?)')")]
    private static partial Regex PartsNotHere();

    [GeneratedRegex("'([^'<]+)(<.*)?'")]
    private static partial Regex FirstQuoted();

    [GeneratedRegex(@"(operands of type .*|from |type |^)'(System\.Threading\.Tasks\.)?(Value)?Task<")]
    private static partial Regex AboutTask();

    [GeneratedRegex("'(double|float|decimal)' to '(int|long|float)'")]
    private static partial Regex AboutLostDigits();
}
