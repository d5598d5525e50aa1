using System.Reflection;
using System.Runtime.CompilerServices;

namespace Course.Exercises.Answers;

/// <summary>What a function takes and returns, in the words of C#.</summary>
internal sealed class Signature
{
    private readonly ParameterInfo[] parameters;
    private readonly Type returnType;

    private Signature(MethodInfo invoke, ParameterInfo[] names)
        => (parameters, returnType, this.names) = (invoke.GetParameters(), invoke.ReturnType, names);

    private readonly ParameterInfo[] names;

    public static Signature Of(Delegate function)
    {
        // The delegate type says the types; the method behind it says what its author called the parameters.
        MethodInfo invoke = function.GetType().GetMethod("Invoke")!;
        ParameterInfo[] named = function.Method.GetParameters();
        return new(invoke, named.Length == invoke.GetParameters().Length ? named : invoke.GetParameters());
    }

    public bool ReturnsNothing => returnType == typeof(void);

    /// <summary>Whether this function can be called with what <paramref name="wanted"/> is called with.</summary>
    public bool Accepts(Signature wanted)
        => parameters.Length == wanted.parameters.Length
            && parameters.Zip(wanted.parameters).All(pair => CanTake(pair.First.ParameterType, pair.Second.ParameterType));

    /// <summary>"(Matrix&lt;double&gt; X, int classes)".</summary>
    public string Parameters => "(" + string.Join(", ", parameters.Zip(names).Select(pair => $"{NameOf(pair.First.ParameterType)} {pair.Second.Name}".TrimEnd())) + ")";

    /// <summary>"Matrix&lt;double&gt;".</summary>
    public string Result => NameOf(returnType);

    public string Name(int parameter) => names[parameter].Name ?? $"argument {parameter + 1}";

    private static bool CanTake(Type parameter, Type argument)
        => parameter.IsAssignableFrom(argument) || parameter == typeof(double) && (argument == typeof(int) || argument == typeof(float));

    private static string NameOf(Type type)
    {
        if (type == typeof(void)) return "void";
        if (type == typeof(double)) return "double";
        if (type == typeof(float)) return "float";
        if (type == typeof(int)) return "int";
        if (type == typeof(bool)) return "bool";
        if (type == typeof(string)) return "string";
        if (type == typeof(object)) return "object";
        if (type.IsArray) return NameOf(type.GetElementType()!) + "[" + new string(',', type.GetArrayRank() - 1) + "]";
        if (!type.IsGenericType) return type.Name;
        string arguments = string.Join(", ", type.GetGenericArguments().Select(NameOf));
        return typeof(ITuple).IsAssignableFrom(type) ? $"({arguments})" : $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{arguments}>";
    }
}
