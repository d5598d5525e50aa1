namespace Course.Notebooks.Directives;

/// <summary>A variable that a directive names: <c>csharp:x</c>, or <c>x</c> alone.</summary>
internal static class SharedVariable
{
    /// <summary>Its value.</summary>
    /// <exception cref="DirectiveException">There is no such variable, or no such kernel.</exception>
    public static object? Read(string reference, CellExecution cell)
    {
        var parts = reference.Split(':', 2);
        var (kernel, name) = parts.Length == 2 ? (parts[0], parts[1]) : ("csharp", parts[0]);
        // #!value keeps its texts among the variables of C#.
        if (kernel != "value" && CellText.Find(kernel) != CellText.CSharp)
            throw new DirectiveException($"There is no kernel {kernel} to take {name} from; the variables of this notebook are all of csharp.");
        if (cell.Script.Variables.FirstOrDefault(variable => variable.Name == name) is { } found)
            return found.Value;
        var nearest = cell.Script.Variables.Select(variable => variable.Name).Where(other => EditDistance.Between(other, name) <= 2).MinBy(other => EditDistance.Between(other, name));
        throw new DirectiveException($"There is no variable {name}.{(nearest is null ? "" : $" Did you mean {nearest}?")} #!whos lists those that there are.");
    }
}
