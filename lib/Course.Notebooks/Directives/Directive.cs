namespace Course.Notebooks.Directives;

/// <summary>One directive: a line of a cell that speaks to the engine and not to the compiler.</summary>
internal abstract class Directive
{
    /// <summary>Its name as it is written: <c>#!time</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Other names for it.</summary>
    public virtual IReadOnlyList<string> Aliases => [];

    /// <summary>One line that says what it does, for <c>#!lsmagic</c>.</summary>
    public abstract string Help { get; }

    /// <summary>Does it.</summary>
    /// <param name="arguments">What stands after the name.</param>
    /// <param name="cell">The cell that it stands in.</param>
    /// <exception cref="DirectiveException">It cannot be done; the message says why and what to do.</exception>
    public abstract Task RunAsync(DirectiveArguments arguments, CellExecution cell);
}
