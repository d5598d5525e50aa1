namespace Course.Notebooks.Directives;

/// <summary>The directives that there are.</summary>
internal static class DirectiveCatalog
{
    /// <summary>All of them, by name.</summary>
    public static IReadOnlyList<Directive> All { get; } =
    [
        new AboutDirective(),
        new ImportDirective("#!import", "Runs a file (.ipynb, .dib, .csx, .cs) as if its cells stood here: #!import \"setup.csx\""),
        new ImportDirective("#load", "Runs a C# script as if it stood here: #load \"script.csx\""),
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

    private static readonly string[] OtherLanguages = ["#!fsharp", "#!f#", "#!pwsh", "#!powershell", "#!sql", "#!kql", "#!python", "#!r", "#!http", "#!connect"];

    /// <summary>Finds the directive of a line, with what stands after its name.</summary>
    /// <exception cref="DirectiveException">There is none of that name; the message names the nearest.</exception>
    public static (Directive Directive, DirectiveArguments Arguments) Find(string line)
    {
        var end = line.AsSpan().IndexOfAny(' ', '\t', '"');
        var (name, rest) = end < 0 ? (line, "") : (line[..end], line[end..]);
        var found = All.FirstOrDefault(directive =>
            directive.Name.Equals(name, StringComparison.OrdinalIgnoreCase) || directive.Aliases.Contains(name, StringComparer.OrdinalIgnoreCase));
        if (found is not null)
            return (found, new DirectiveArguments(rest));
        if (OtherLanguages.Contains(name, StringComparer.OrdinalIgnoreCase))
            throw new DirectiveException($"{name} is another language or service; this kernel runs C# and shows Markdown, HTML, JavaScript and Mermaid.");
        var nearest = All.MinBy(directive => EditDistance.Between(directive.Name, name))!;
        throw new DirectiveException($"There is no directive {name}. Did you mean {nearest.Name}? #!lsmagic lists them all.");
    }
}
