using System.Globalization;
using System.Text.RegularExpressions;
using Course.Notebooks.Directives;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Course.Notebooks.Scripting;

/// <summary>One line of advice for the errors that beginners meet most, in words of the notebook and not of the compiler.</summary>
internal static partial class BeginnerHints
{
    private const string DirectiveLine = "A directive such as #!import stands on a line of its own, from the line's start.";
    private const string Power = "C# writes a power as Math.Pow(x, n).";

    /// <summary>The advice for an error, or null where the message is enough.</summary>
    /// <param name="diagnostic">The error.</param>
    /// <param name="compilation">What it was found in.</param>
    /// <param name="sourceLine">The line where it stands.</param>
    public static string? For(Diagnostic diagnostic, CSharpCompilation compilation, string sourceLine)
    {
        // The words that are looked for are English, whatever language the compiler speaks on this machine.
        var message = diagnostic.GetMessage(CultureInfo.InvariantCulture);
        var node = diagnostic.Location.SourceTree?.GetRoot().FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        return diagnostic.Id switch
        {
            "CS1061" or "CS0019" or "CS0029" or "CS1503" or "CS0021" when AboutTask().IsMatch(message) => "That is a task, which has its value only later: write await before it.",
            "CS0103" or "CS0246" or "CS0234" or "CS1061" or "CS0117" => NameHints.For(diagnostic, compilation, message, node),
            "CS0029" or "CS0266" or "CS1503" => ConversionHints.For(message, node),
            "CS0019" => Operator(message),
            "CS7036" when message.Contains("this[int, int]", StringComparison.Ordinal) => "It has two indices, row and column: x[i, j].",
            "CS1501" or "CS1729" or "CS7036" => CallHints.For(node, compilation),
            _ => Syntax(diagnostic.Id, message, sourceLine, diagnostic.Location) ?? Meaning(diagnostic.Id, sourceLine, node, compilation),
        };
    }

    private static string? Syntax(string code, string message, string sourceLine, Location place) => code switch
    {
        "CS1040" or "CS9378" => DirectiveLine,
        "CS0006" when sourceLine.TrimStart().StartsWith('#') => DirectiveLine,
        "CS1525" or "CS1026" or "CS1513" when sourceLine.Contains("#!", StringComparison.Ordinal) => DirectiveLine,
        "CS1525" when sourceLine.StartsWith('%') => "Directives of this kernel start with #!, and #!lsmagic lists them.",
        "CS1024" => DirectiveCatalog.NoSuchDirective(FirstWord().Match(sourceLine).Value),
        "CS9298" => "A notebook names a package with #r \"nuget: Name, Version\".",
        "CS1002" when sourceLine.TrimStart().StartsWith("using var ", StringComparison.Ordinal) => "At the top level of a cell it is written using (var file = ...) { ... }",
        "CS1002" => "A statement ends with a semicolon. Only an expression in the last line of a cell goes without, to show its value.",
        "CS1003" => message switch
        {
            "Syntax error, ',' expected" => "Between two values stands a comma, or an operator such as +.",
            "Syntax error, '(' expected" => "The condition stands in parentheses: if (x > 0), while (x > 0), for (int i = 0; i < 10; i++).",
            "Syntax error, ')' expected" or "Syntax error, ']' expected" or "Syntax error, '>' expected" => "A bracket that was opened is not closed.",
            _ => null,
        },
        "CS1646" => "Matrices are multiplied with *.",
        "CS1001" when sourceLine.Contains(".*", StringComparison.Ordinal) => "Entry by entry, matrices are multiplied with a.PointwiseMultiply(b).",
        "CS1513" or "CS1026" => "A bracket that was opened is not closed.",
        "CS7017" or "CS1022" when IsClosingBracket(place) => "There is a closing bracket too many, or an opening one is missing before it.",
        "CS1010" or "CS1039" => "The closing quotation mark of a text is missing.",
        "CS1012" => "A text stands between double quotation marks; between single ones, one character.",
        "CS1109" or "CS9283" => "In a cell an extension method stands by itself, outside of any class: static int Twice(this int x) => 2 * x;",
        "CS7021" => "Cells and scripts have no namespaces: leave the line out, and its braces.",
        _ => null,
    };

    private static string? Meaning(string code, string sourceLine, SyntaxNode? node, CSharpCompilation compilation) => code switch
    {
        "CS8917" or "CS0428" or "CS0119" or "CS0201" when Method(node, compilation) is { } method => $"{method} is a method: call it with parentheses, {method}(...).",
        "CS0119" => "That is a type and not a value: make one with new, or write one of its members after a dot.",
        "CS0307" => "The name stands for one type already: leave out the angle brackets and what is between them.",
        "CS1955" => "It is not a method: leave out the parentheses.",
        "CS0131" => "Only a variable can stand on the left of =. To compare, write ==.",
        "CS0201" when node.IsKind(SyntaxKind.EqualsExpression) => "== compares. To assign, write =.",
        "CS0201" => "This computes a value and does nothing with it. To see it, leave out the semicolon in the cell's last line, or write display(...).",
        "CS0815" => "The right side has no type of its own: name the type in the place of var.",
        "CS0818" => "Assign a value at once, or name the type in the place of var.",
        "CS8917" => "Nothing says what type the parameters have: write (double x) => x * x, or Func<double, double> f = x => x * x;",
        "CS9176" or "CS0820" => "Name the type in the place of var: int[] x = [1, 2, 3];",
        "CS0037" => "A number has a value always; of a type with a question mark, such as int?, it may be missing.",
        "CS8345" => "A span cannot live on after the cell: use it within braces or in a method, or make it an array.",
        "CS0122" when IsOwn(node, compilation) => "Members of a class are private unless they say public.",
        "CS0165" => "It need not have a value here yet: assign one where it is declared.",
        "CS0102" or "CS0128" => "It is declared twice. To assign a new value, leave out the type: x = 2;",
        "CS0163" => "Each case ends with break;",
        "CS0193" when sourceLine.Contains("**", StringComparison.Ordinal) => Power,
        "CS0305" => "In angle brackets stands what it holds: List<int>, Dictionary<string, int>.",
        _ => null,
    };

    private static string? Operator(string message) => message switch
    {
        _ when message.Contains("Matrix", StringComparison.Ordinal) => "Matrices are added, subtracted and multiplied with each other and with numbers; use PointwiseMultiply for entry by entry.",
        _ when message.Contains("'method group'", StringComparison.Ordinal) => "A method is called with parentheses.",
        _ when message.StartsWith("Operator '^'", StringComparison.Ordinal) => Power,
        _ when ArithmeticOfMany().IsMatch(message) => "Arrays and lists have no arithmetic: use Select for each entry, or vectors and matrices.",
        _ => null,
    };

    // The method that the error is about, if it is about one that stands there without its parentheses.
    private static string? Method(SyntaxNode? node, CSharpCompilation compilation)
    {
        var expression = node switch
        {
            VariableDeclaratorSyntax declarator => declarator.Initializer?.Value,
            SimpleNameSyntax { Parent: MemberAccessExpressionSyntax access } name when access.Name == name => access,
            _ => node as ExpressionSyntax,
        };
        return expression is null ? null : compilation.GetSemanticModel(expression.SyntaxTree).GetMemberGroup(expression).FirstOrDefault()?.Name;
    }

    private static bool IsOwn(SyntaxNode? node, CSharpCompilation compilation) =>
        node is not null && compilation.GetSemanticModel(node.SyntaxTree).GetSymbolInfo(node).CandidateSymbols.Any(symbol => symbol.Locations.Any(place => place.IsInSource));

    private static bool IsClosingBracket(Location place) =>
        place.SourceTree is { } tree && place.SourceSpan.Start < tree.Length && tree.GetText()[place.SourceSpan.Start] is '}' or ')' or ']';

    [GeneratedRegex(@"(operands of type .*|from |type |^)'(System\.Threading\.Tasks\.)?(Value)?Task<")]
    private static partial Regex AboutTask();

    [GeneratedRegex(@"^Operator '[-+*/]' .*('[^']*\[\]'|'List<)")]
    private static partial Regex ArithmeticOfMany();

    [GeneratedRegex(@"#\S*")]
    private static partial Regex FirstWord();
}
