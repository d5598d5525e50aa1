namespace Course.Notebooks.Directives;

/// <summary><c>#!csharp</c>, <c>#!markdown</c>, <c>#!html</c>, …: the language of the lines that follow.</summary>
internal sealed class LanguageDirective(CellText language) : Directive
{
    public override string Name => "#!" + language.Name;

    public override IReadOnlyList<string> Aliases => language.Name switch
    {
        "csharp" => ["#!c#", "#!cs"],
        "javascript" => ["#!js"],
        "markdown" => ["#!md"],
        _ => [],
    };

    public override string Help => language == CellText.CSharp ? "The lines that follow are C#" : $"Shows the lines that follow as {language.Title}";

    public override bool IsFollowedByCSharp(bool before) => language == CellText.CSharp;

    public override Task RunAsync(DirectiveArguments arguments, CellExecution cell)
    {
        if (arguments.Words.Count > 0)
            throw new DirectiveException($"{Name} stands alone on its line; what it shows starts on the next.");
        cell.Language = language;
        return Task.CompletedTask;
    }
}
