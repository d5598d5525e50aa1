using System.Reflection;

namespace Course.Notebooks.Scripting;

/// <summary>A variable of the session.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its declared type.</param>
/// <param name="Value">What it holds now.</param>
internal sealed record ScriptVariable(string Name, Type Type, object? Value)
{
    /// <summary>The variables in the submissions' state objects, in the order of their first declaration, each as declared last.</summary>
    public static IReadOnlyList<ScriptVariable> Read(object?[] state)
    {
        var variables = new OrderedDictionary<string, ScriptVariable>(StringComparer.Ordinal);
        foreach (var submission in state.Where(submission => submission is not null))
        {
            foreach (var field in submission!.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            {
                if (!field.Name.StartsWith('<'))
                    variables[field.Name] = new ScriptVariable(field.Name, field.FieldType, field.GetValue(submission));
            }
        }

        return [.. variables.Values];
    }
}
