using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Course.Notebooks.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Course.Notebooks.Running;

/// <summary>Gives the variables of the cell tagged <c>parameters</c> other values, by a cell tagged <c>injected-parameters</c> after it: papermill's convention.</summary>
internal static class ParameterCell
{
    private const string ParametersTag = "parameters";
    private const string InjectedTag = "injected-parameters";

    /// <summary>Adds the cell, or replaces the one of an earlier run. Does nothing when there are no parameters.</summary>
    public static void Inject(NotebookDocument document, IReadOnlyDictionary<string, string> parameters)
    {
        if (parameters.Count == 0)
            return;
        var declaring = document.Cells.FirstOrDefault(cell => cell.Kind == CellKind.Code && cell.HasTag(ParametersTag))
            ?? throw new ArgumentException(
                "The notebook has no cell tagged \"parameters\", so it takes no parameters. Tag the cell that declares them (in its metadata: \"tags\": [\"parameters\"]).");
        foreach (var old in document.Cells.Where(cell => cell.HasTag(InjectedTag)).ToList())
            document.Cells.Remove(old);
        var injected = new NotebookCell(CellKind.Code, AssignmentsFor(declaring.Source, parameters), InjectedTag);
        injected.Metadata["tags"] = new JsonArray(InjectedTag);
        document.Cells.Insert(document.Cells.IndexOf(declaring) + 1, injected);
    }

    /// <summary>The assignments, each value a literal of its variable's declared type.</summary>
    internal static string AssignmentsFor(string declaringSource, IReadOnlyDictionary<string, string> parameters)
    {
        var tree = CSharpSyntaxTree.ParseText(declaringSource, new CSharpParseOptions(LanguageVersion.Latest, kind: SourceCodeKind.Script));
        var declared = tree.GetCompilationUnitRoot().Members.OfType<FieldDeclarationSyntax>()
            .SelectMany(field => field.Declaration.Variables.Select(variable => (variable, field.Declaration.Type)))
            .ToDictionary(entry => entry.variable.Identifier.ValueText, StringComparer.Ordinal);
        var code = new StringBuilder("// Parameters given for this run");
        foreach (var (name, value) in parameters)
        {
            if (!declared.TryGetValue(name, out var declaration))
                throw new ArgumentException($"The cell tagged \"parameters\" declares no variable {name}; it declares: {string.Join(", ", declared.Keys)}.");
            code.Append('\n').Append(name).Append(" = ").Append(Literal(name, value, TypeOf(declaration.Type, declaration.variable.Initializer?.Value))).Append(';');
        }

        return code.ToString();
    }

    /// <summary>The declared type; for <c>var</c> that of the literal it starts from; null when it cannot be told.</summary>
    private static string? TypeOf(TypeSyntax type, ExpressionSyntax? initial)
    {
        if (!type.IsVar)
            return type.ToString().TrimEnd('?');
        if (initial is PrefixUnaryExpressionSyntax signed)
            initial = signed.Operand;
        return (initial as LiteralExpressionSyntax)?.Token.Value switch
        {
            string => "string",
            bool => "bool",
            double => "double",
            float => "float",
            decimal => "decimal",
            int => "int",
            long => "long",
            _ => null,
        };
    }

    private static string Literal(string name, string value, string? type)
    {
        var number = NumberStyles.Float;
        var culture = CultureInfo.InvariantCulture;
        return type switch
        {
            "string" => SymbolDisplay.FormatLiteral(value, quote: true),
            "bool" => bool.TryParse(value, out var truth) ? (truth ? "true" : "false") : throw Misfit("true or false"),
            "double" => double.TryParse(value, number, culture, out var real) ? real.ToString("R", culture) + (IsWhole(real) ? ".0" : "") : throw Misfit("a number"),
            "float" => float.TryParse(value, number, culture, out var single) ? single.ToString("R", culture) + "f" : throw Misfit("a number"),
            "decimal" => decimal.TryParse(value, number, culture, out var money) ? money.ToString(culture) + "m" : throw Misfit("a number"),
            "int" or "byte" or "short" => int.TryParse(value, NumberStyles.Integer, culture, out var whole) ? whole.ToString(culture) : throw Misfit("a whole number"),
            "long" => long.TryParse(value, NumberStyles.Integer, culture, out var big) ? big.ToString(culture) + "L" : throw Misfit("a whole number"),
            _ => Guess(value),
        };

        ArgumentException Misfit(string expected) => new($"The parameter {name} is declared as {type}: expected {expected}, got \"{value}\".");
    }

    private static bool IsWhole(double value) => double.IsInteger(value) && Math.Abs(value) < 1e15;

    private static string Guess(string value) =>
        value is "true" or "false" or "null" || double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? value : SymbolDisplay.FormatLiteral(value, quote: true);
}
