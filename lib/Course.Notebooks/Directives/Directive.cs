namespace Course.Notebooks.Directives;

/// <summary>One directive: a line of a cell that speaks to the engine and not to the compiler.</summary>
internal abstract class Directive
{
    /// <summary>Its name as it is written: <c>#!time</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Other names for it.</summary>
    public virtual IReadOnlyList<string> Aliases => [];

    /// <summary>What it does, in a few words.</summary>
    public abstract string Help { get; }

    /// <summary>How it is written, with its arguments.</summary>
    public virtual string Usage => Name;

    /// <summary>The options it takes, with their dashes.</summary>
    public virtual IReadOnlyList<string> Options => [];

    /// <summary>Whether a variable's name can stand after it.</summary>
    public virtual bool TakesVariable => false;

    /// <summary>Whether the lines below it are C#.</summary>
    /// <param name="before">Whether those above it are.</param>
    public virtual bool IsFollowedByCSharp(bool before) => before;

    /// <summary>What its quoted argument could be.</summary>
    /// <param name="typed">What has been typed after the opening quote.</param>
    /// <param name="folder">Where relative paths start.</param>
    public virtual IEnumerable<string> CompleteArgument(string typed, string folder) => [];

    /// <summary>Does it.</summary>
    /// <param name="arguments">What stands after the name.</param>
    /// <param name="cell">The cell that it stands in.</param>
    /// <exception cref="DirectiveException">It cannot be done; the message says why and what to do.</exception>
    public abstract Task RunAsync(DirectiveArguments arguments, CellExecution cell);

    /// <summary>The complaint about arguments that do not fit.</summary>
    protected DirectiveException Misused() => new($"Expected {Usage}");
}
