namespace Course.Notebooks.Directives;

/// <summary>The directives that there are.</summary>
internal static class DirectiveCatalog
{
    private static readonly string[] OtherLanguages =
        ["#!fsharp", "#!f#", "#!pwsh", "#!powershell", "#!sql", "#!kql", "#!python", "#!r", "#!http", "#!vscode", "#!connect", "#!sql-connect", "#!extension"];

    /// <summary>All of them, by name.</summary>
    public static IReadOnlyList<Directive> All { get; } =
    [
        new AboutDirective(),
        new ImportDirective("#!import", "Runs a notebook or script as if its cells stood here", [".ipynb", ".dib", ".csx", ".cs"]),
        new ImportDirective("#load", "Runs a C# script as if it stood here", [".csx", ".cs"]),
        new ListDirective(),
        new NuGetSourceDirective(),
        new ReferenceDirective(),
        new SetDirective(),
        new ShareDirective(),
        new TimeDirective(),
        new ValueDirective(),
        new VariablesDirective("#!who", "Lists the names of the variables", withValues: false),
        new VariablesDirective("#!whos", "Lists the variables with their types and values", withValues: true),
        .. CellText.All.Select(language => new LanguageDirective(language)),
    ];

    /// <summary>Finds the directive of a line, with what stands after its name.</summary>
    /// <exception cref="DirectiveException">There is none of that name (the message names the nearest), or it has no such option.</exception>
    public static (Directive Directive, DirectiveArguments Arguments) Find(string line)
    {
        var (name, rest) = Parts(line);
        var directive = TryFind(line) ?? throw Unknown(name);
        var arguments = new DirectiveArguments(rest);
        if (arguments.Options.FirstOrDefault(option => option != "--help" && !directive.Options.Contains(option, StringComparer.Ordinal)) is { } option)
            throw new DirectiveException($"{directive.Name} has no option {option}. Expected {directive.Usage}");
        return (directive, arguments);
    }

    /// <summary>Finds the directive of a line, or null if there is none of that name.</summary>
    public static Directive? TryFind(string line)
    {
        var (name, _) = Parts(line);
        return All.FirstOrDefault(directive => Names(directive).Contains(name, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>What to say about the name of a directive that there is not; it names the nearest.</summary>
    public static string NoSuchDirective(string name)
    {
        var word = Word(name);
        var (nearest, distance) = All.SelectMany(Names).Select(known => (known, EditDistance.Between(Word(known), word))).MinBy(candidate => candidate.Item2);
        var suggestion = distance < word.Length && distance <= Math.Max(2, word.Length / 3) ? $" Did you mean {nearest}?" : "";
        return $"There is no directive {name}.{suggestion} #!lsmagic lists them all.";
    }

    private static string Word(string name) => name.TrimStart('#', '!').ToLowerInvariant();

    private static IEnumerable<string> Names(Directive directive) => directive.Aliases.Prepend(directive.Name);

    private static (string Name, string Remainder) Parts(string line)
    {
        var end = line.AsSpan().IndexOfAny(' ', '\t', '"');
        return end < 0 ? (line.Trim(), "") : (line[..end], line[end..]);
    }

    private static DirectiveException Unknown(string name)
    {
        if (OtherLanguages.Contains(name, StringComparer.OrdinalIgnoreCase))
            return new($"{name} is another language or service. {CellText.WhatRuns}");
        return new(NoSuchDirective(name));
    }
}
