using Course.Notebooks.Directives;
using Course.Notebooks.Scripting;

namespace Course.Notebooks.Language;

/// <summary>Completion and explanation of directives: their names, the files and packages they take, their options and the variables these name.</summary>
internal static class DirectiveCompletion
{
    /// <summary>The choices at a place in a directive; null if the place is in code.</summary>
    public static CompletionList? TryComplete(string code, int position, ScriptSession script, string folder)
    {
        if (LineAt(code, position) is not { } line)
            return null;
        var left = code[line.Start..position];
        var nameEnd = left.AsSpan().IndexOfAny(' ', '\t', '"');
        if (nameEnd < 0)
            return Names(left, line.Start, WordEnd(code, position));
        if (DirectiveCatalog.TryFind(left) is not { } directive)
            return new(position, position, []);

        var quote = left.LastIndexOf('"');
        if (left.AsSpan().Count('"') % 2 == 1)
        {
            return new(line.Start + quote + 1, position, [.. directive.CompleteArgument(left[(quote + 1)..], folder)
                .Select(argument => new CompletionChoice(argument, argument, argument.EndsWith('/') ? "Folder" : "File"))]);
        }

        var start = line.Start + left.LastIndexOfAny([' ', '\t']) + 1;
        var word = code[start..position];
        return new(start, position, [.. Words(directive, left[..(start - line.Start)], script)
            .Where(choice => choice.InsertText.StartsWith(word, StringComparison.OrdinalIgnoreCase))]);
    }

    /// <summary>What the directive at a place does; null if the place is in code.</summary>
    public static MimeBundle? DescribeAt(string code, int position)
    {
        if (LineAt(code, position) is not { } line || DirectiveCatalog.TryFind(code[line.Start..line.End]) is not { } directive)
            return null;
        return MimeBundle.Of("text/markdown", $"`{directive.Name}`: {directive.Help}\n\n```\n{directive.Usage}\n```\n").Add("text/plain", $"{directive.Name}: {directive.Help}\n{directive.Usage}");
    }

    private static (int Start, int End)? LineAt(string code, int position)
    {
        var start = position == 0 ? 0 : code.LastIndexOf('\n', position - 1) + 1;
        var end = code.IndexOf('\n', position);
        end = end < 0 ? code.Length : end;
        return code.AsSpan(start, end - start) is ['#', ..] && CellSource.IsDirectiveAt(code, start) ? (start, end) : null;
    }

    private static int WordEnd(string code, int position)
    {
        while (position < code.Length && !char.IsWhiteSpace(code[position]) && code[position] != '"')
            position++;
        return position;
    }

    private static CompletionList Names(string typed, int start, int end) => new(start, end,
        [.. DirectiveCatalog.All.SelectMany(directive => directive.Aliases.Prepend(directive.Name))
            .Where(name => name.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal)
            .Select(name => new CompletionChoice(name, name, "Keyword"))]);

    // After --name, --from and the like stands a value; anywhere else an option or a variable.
    private static IEnumerable<CompletionChoice> Words(Directive directive, string before, ScriptSession script)
    {
        var previous = before.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[^1];
        IEnumerable<CompletionChoice> variables = script.Variables.Select(variable => new CompletionChoice(variable.Name, variable.Name, "Field"));
        if (previous == "--from")
            return [new("csharp", "csharp", "Keyword")];
        if (previous.StartsWith("--", StringComparison.Ordinal))
            return previous == "--name" ? variables : [];
        var options = directive.Options.Where(option => !before.Contains(option, StringComparison.Ordinal)).Select(option => new CompletionChoice(option, option, "Keyword"));
        return directive.TakesVariable ? [.. variables, .. options] : options;
    }
}
